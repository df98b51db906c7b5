#!/bin/sh
# Outlives the process that started a server and cleans up after it: at the end of input, which comes however that
# process ends, kills the server and removes its folder. Usage: guard.sh FOLDER; each line lists the pids to kill and
# replaces the line before.
pids=
while read -r line; do pids=$line; done
# shellcheck disable=SC2086 # a list of pids
[ -z "$pids" ] || kill -KILL $pids 2>/dev/null
# Dying children may still write.
for _ in 1 2 3 4 5 6 7 8 9 10; do
  rm -rf "$1" 2>/dev/null && exit
  sleep 0.2
done
