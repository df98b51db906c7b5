/**
 * Data of a command: what the address says and what the body says. The body becomes the plain JSON that it was when it
 * arrived, because a command is hashed in canonical form, which refuses instances of classes.
 */
export function commandData<Path extends object, Body extends object>(path: Path, body: Body): Path & Body {
  return { ...path, ...(JSON.parse(JSON.stringify(body)) as Body) };
}
