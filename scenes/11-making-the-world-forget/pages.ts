/**
 * The shop of scene 11: six pages, and a price that stands on two of them. With versioned URLs it stands in a file whose URL has its
 * version, and both pages name that file.
 */
export const PRODUCT = '/shoes/7'
const HOME = '/'
/** What the tag of the product is called, and where its prefix ends. */
export const [TAG, PREFIX] = ['shoe-7', '/shoes/']
/** The price stands on these. */
export const PRICED: readonly string[] = [PRODUCT, HOME]
export const TAGS: Readonly<Record<string, string>> = { [PRODUCT]: `${TAG} shoes`, [HOME]: `${TAG} home`, '/about': 'about', [PREFIX]: 'shoes', '/hats/3': 'hat-3', '/shoes/8': 'shoe-8 shoes' }
export const PAGES: readonly string[] = Object.keys(TAGS)

export const FILE = '/prices.js'
/** The file that a page names, by what the page shows: "v3". */
export const fileOf = (content: string): string => `${FILE}?${content}`
/** What changes with the price, beside the pages. */
export const CHANGES: readonly string[] = [...PRICED, FILE]
export const isFile = (url: string): boolean => url.startsWith(FILE)
