/**
 * Where the course lies on its host. A build for any folder (BASE=./) finds that out by where its scripts lie, and names the files of its
 * pages, because not every host answers a folder with its index.html. In a usual build these are constants.
 */
export const IN_ANY_FOLDER = import.meta.env.BASE_URL === './'

/** Path of the contents page's folder; ends with a slash. */
export const ROOT: string = IN_ANY_FOLDER ? new URL(import.meta.url.replace(/assets\/[^/]*$/, '')).pathname : import.meta.env.BASE_URL

/** What an address of a page says behind its folder. */
export const INDEX = IN_ANY_FOLDER ? 'index.html' : ''
