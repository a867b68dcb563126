/**
 * What quickjs.wasm exports (tools/isolate.ts makes it). Numbers are addresses in its memory unless they are said to be
 * something else; a value is the address of a JSValue.
 */
export interface EngineExports {
  readonly memory: { readonly buffer: ArrayBuffer }
  /** Its stack pointer. */
  readonly stack: { value: number }
  /** Steps that are left: below 0 it traps. */
  readonly steps: { value: number }
  setUp(): void
  malloc(bytes: number): number
  free(address: number): void
  NewRuntime(): number
  RuntimeSetMemoryLimit(runtime: number, bytes: number): void
  RuntimeSetMaxStackSize(runtime: number, bytes: number): void
  RuntimeEnableInterruptHandler(runtime: number): void
  NewContext(runtime: number, intrinsics: number): number
  /** Value of a script, or an exception. */
  Eval(context: number, code: number, codeBytes: number, fileName: number, isModule: number, flags: number): number
  Call(context: number, fun: number, self: number, count: number, args: number): number
  NewString(context: number, text: number): number
  GetString(context: number, value: number): number
  GetUndefined(): number
  /** The error behind a value that is an exception, else 0. */
  ResolveException(context: number, value: number): number
  /** A value as JSON or as words. */
  Dump(context: number, value: number): number
  FreeValuePointer(context: number, value: number): void
}
