import kafkajs from 'kafkajs';

const partitioner = kafkajs.Partitioners.DefaultPartitioner();

/**
 * The partition of a study: murmur2 of its name, as the Java clients and librdkafka's `murmur2_random` have it. All
 * events of a study are in one partition, so the number of partitions must never change.
 */
export function partitionOf(study: string, partitions: number): number {
  const partitionMetadata = Array.from({ length: partitions }, (_, partitionId) => ({
    partitionErrorCode: 0,
    partitionId,
    leader: 0,
    replicas: [],
    isr: [],
  }));
  return partitioner({ topic: '', partitionMetadata, message: { key: study, value: null } });
}
