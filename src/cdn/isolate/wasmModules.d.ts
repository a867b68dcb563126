/**
 * The engine as a module: a function that fetches it and makes one. Written by hand, because what only counts knows no
 * WebAssembly. The query has a word of its own so that it is not the one that Vite declares.
 */
declare module '*.wasm?init&engine' {
  const init: (imports: Readonly<Record<string, Readonly<Record<string, (...args: never[]) => number | void>>>>) => Promise<{ readonly exports: import('./engineExports').EngineExports }>
  export default init
}
