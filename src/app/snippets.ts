/**
 * A scene for the places where people teach: what is pasted where. Pure text; docs/embedding.md says how it is pasted.
 */
import { type EmbedOptions, type FrameSize, embedSnippet, embedUrl, escapeAttribute, frameTitle } from './share'

export interface PastedOptions extends EmbedOptions {
  /** Address of the course, with its last slash, and name of the scene in its address. */
  readonly course: string
  readonly slug: string
}

interface Place {
  readonly label: string
  readonly write: (options: PastedOptions, size: FrameSize) => string
}

export const PLACES = {
  html: { label: 'HTML, Moodle, Quarto, MkDocs', write: embedSnippet },
  canvas: { label: 'Canvas', write: (options, size) => embedSnippet(asking(options, 'canvas'), size) },
  mdx: { label: 'MDX: Docusaurus, Starlight', write: mdx },
  myst: { label: 'MyST, Jupyter Book', write: (options) => `:::{iframe} ${embedUrl(options)}\n:width: 100%\n:title: ${frameTitle(options)}\n:placeholder: ${options.course}e/${options.slug}/poster.png\n${frameTitle(options)}\n:::` },
  address: { label: 'Notion, and others that take an address', write: (options) => embedUrl(asking(options, 'embedly')) },
  element: { label: 'An element, <cdn-scene>', write: element },
} as const satisfies Readonly<Record<string, Place>>

export type PlaceName = keyof typeof PLACES

const asking = (options: EmbedOptions, resize: EmbedOptions['settings']['resize']): EmbedOptions => ({ ...options, settings: { ...options.settings, ...(resize ? { resize } : {}) } })

/** JSX: an element of its own closes itself, and what is true is said by a name in its own spelling. */
function mdx(options: EmbedOptions, size: FrameSize): string {
  return embedSnippet(options, size).replace('allowfullscreen></iframe>', 'allowFullScreen />')
}

/** With the whole query in one attribute: names of attributes have no capitals, and those of levers have. */
function element(options: PastedOptions): string {
  const { course: root, slug: scene } = options
  const query = embedUrl(options).slice(options.src.length + 1)
  const params = query === '' ? '' : ` params="${escapeAttribute(query)}"`
  return [
    `<script type="module" src="${escapeAttribute(root)}embed/v1.js"></script>`,
    `<cdn-scene base="${escapeAttribute(root)}" scene="${escapeAttribute(scene)}"${params}>`,
    `  <a href="${escapeAttribute(root)}s/${escapeAttribute(scene)}/">${escapeAttribute(frameTitle(options))}</a>`,
    '</cdn-scene>',
  ].join('\n')
}
