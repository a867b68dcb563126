/**
 * Where the course lies on its host. A build for any folder (BASE=./) finds that out by where its scripts lie, and names the files of its
 * pages, because not every host answers a folder with its index.html. In a usual build these are constants.
 */
export const IN_ANY_FOLDER = import.meta.env.BASE_URL === './'

/** Path of the contents page's folder; ends with a slash. */
export const ROOT: string = IN_ANY_FOLDER ? new URL(import.meta.url.replace(/assets\/[^/]*$/, '')).pathname : import.meta.env.BASE_URL

/** What an address of a page says behind its folder. */
export const INDEX = IN_ANY_FOLDER ? 'index.html' : ''

/** A scene as one file (tools/single), beside the page that it is. */
export const SINGLE = 'single.html'

/** The page is a file that somebody has taken along: its address says where it lies now, and it was told where it comes from. Ask for IN_ANY_FOLDER before, so that a usual build has no word of it. */
export const isTaken = (): boolean => document.documentElement.dataset['page'] !== undefined

/** Address of the page on its host. */
export const pageAddress = (): string => (IN_ANY_FOLDER && isTaken() ? document.documentElement.dataset['page']! : window.location.href)
/** Path of it, as one that is no single file. */
export const pagePath = (): string => (IN_ANY_FOLDER ? new URL(pageAddress()).pathname.replace(SINGLE, '') : window.location.pathname)
