/**
 * `import listings from './file.ts?listing'`: the listings of a file, made by tools/vite/listings.
 */
declare module '*?listing' {
  const listings: readonly import('./listing').Listing[]
  export default listings
}

/** What Vite tells a module of its build; the pure folders use nothing else of it. */
interface ImportMetaEnv {
  PROD: boolean
}
interface ImportMeta {
  readonly env: ImportMetaEnv
}
