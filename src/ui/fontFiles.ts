/**
 * The font files that the course ships, as package paths: fonts.css declares exactly these
 * (a test compares them) and the build preloads those that the first screen needs.
 */

export interface FontFile {
  /** Path of the file in its package, as an import specifier. */
  readonly file: string
  /** Used on the first screen. */
  readonly preload: boolean
}

export const FONT_FILES: readonly FontFile[] = [
  { file: '@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-normal.woff2', preload: true },
  { file: '@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-italic.woff2', preload: false },
  { file: '@fontsource-variable/ibm-plex-sans/files/ibm-plex-sans-latin-wght-normal.woff2', preload: true },
  { file: '@fontsource/ibm-plex-mono/files/ibm-plex-mono-latin-400-normal.woff2', preload: true },
  { file: '@fontsource/ibm-plex-mono/files/ibm-plex-mono-latin-600-normal.woff2', preload: false },
]
