/**
 * `import listings from './file.ts?listing'`: the listings of a file, made by tools/vite/listings.
 */
declare module '*?listing' {
  const listings: readonly import('./listing').Listing[]
  export default listings
}
