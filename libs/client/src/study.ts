import type { paths } from './api.js';

type Method = 'get' | 'post';
type Base = '/v1/studies/{study}/';
type PathsOf<Of extends Method> = {
  [Path in keyof paths]: paths[Path] extends Record<Of, object> ? Path : never;
}[keyof paths];
type InStudy<Path> = Path extends `${Base}${infer Rest}` ? Rest : never;
type Operation<Of extends Method, Path extends string> = `${Base}${Path}` extends infer Whole extends keyof paths
  ? paths[Whole][Of]
  : never;
type Json<Of> = Of extends { readonly content: { readonly 'application/json': infer Body } } ? Body : never;
type Answered<Of> = Of extends { readonly responses: infer Responses }
  ? { [Status in keyof Responses]: Status extends 200 | 201 ? Json<Responses[Status]> : never }[keyof Responses]
  : never;
type Parameters<Of, In extends string> = Of extends { readonly parameters: infer Each }
  ? In extends keyof Each
    ? Each[In]
    : never
  : never;
type Codes<Of> = Omit<Extract<Parameters<Of, 'path'>, object>, 'study'>;

/** Addresses in a study that something is recorded at: `participants/{participant}/consents`. */
export type CommandPath = InStudy<PathsOf<'post'>>;
/** Addresses in a study that are read. */
export type ViewPath = InStudy<PathsOf<'get'>>;

/** The codes that an address names, but for the study. */
export type CommandCodes<Path extends CommandPath> = Codes<Operation<'post', Path>>;
export type ViewCodes<Path extends ViewPath> = Codes<Operation<'get', Path>>;
export type ViewQuery<Path extends ViewPath> = NonNullable<Parameters<Operation<'get', Path>, 'query'>>;

/** What a command says. */
export type CommandBody<Path extends CommandPath> = Json<
  Operation<'post', Path> extends { readonly requestBody: infer Body } ? Body : never
>;
/** What is answered when nothing is refused. */
export type CommandAnswer<Path extends CommandPath> = Answered<Operation<'post', Path>>;
export type ViewAnswer<Path extends ViewPath> = Answered<Operation<'get', Path>>;
