/**
 * Colours a listing when it is built, so that no highlighter is sent to the browser. The
 * theme is a set of our own token classes; tokens.css gives each its colour in both themes.
 */
import { type HighlighterCore, createHighlighterCore } from 'shiki/core'
import { createJavaScriptRegexEngine } from 'shiki/engine/javascript'
import typescript from 'shiki/langs/typescript.mjs'

/** One run of characters with one class; the empty class is plain ink. */
export type Token = readonly [text: string, kind: '' | 'k' | 's' | 'c' | 'n' | 'f']

/** Stand-in colours: each names a class of ours and never reaches the page. */
const KINDS = { '#000001': 'k', '#000002': 's', '#000003': 'c', '#000004': 'n', '#000005': 'f' } as const

const theme = {
  name: 'classes',
  type: 'light' as const,
  colors: { 'editor.foreground': '#000000', 'editor.background': '#ffffff' },
  settings: [
    { settings: { foreground: '#000000' } },
    { scope: ['keyword.control', 'keyword.operator.new', 'keyword.operator.expression', 'storage', 'variable.language'], settings: { foreground: '#000001' } },
    { scope: ['string', 'punctuation.definition.string'], settings: { foreground: '#000002' } },
    { scope: ['comment', 'punctuation.definition.comment'], settings: { foreground: '#000003' } },
    { scope: ['constant.numeric', 'constant.language'], settings: { foreground: '#000004' } },
    { scope: ['entity.name.function', 'support.function'], settings: { foreground: '#000005' } },
    { scope: ['storage.type.function.arrow', 'keyword.operator.type.annotation'], settings: { foreground: '#000000' } },
  ],
}

let highlighter: Promise<HighlighterCore> | null = null

/** The lines of a TypeScript text as coloured tokens. */
export async function tokenize(text: string): Promise<Token[][]> {
  highlighter ??= createHighlighterCore({
    themes: [theme],
    langs: [typescript],
    engine: createJavaScriptRegexEngine(),
  })
  const { tokens } = (await highlighter).codeToTokens(text, {
    lang: 'typescript',
    theme: 'classes',
    // The default gives up on a line after half a second: a busy machine would build other pages.
    tokenizeTimeLimit: 0,
  })
  return tokens.map((line) => merge(line.map(({ content, color }) => [content, kindOf(color)] as const)))
}

function kindOf(color: string | undefined): Token[1] {
  return KINDS[(color ?? '').toLowerCase() as keyof typeof KINDS] ?? ''
}

function merge(line: readonly Token[]): Token[] {
  const merged: [string, Token[1]][] = []
  for (const [text, kind] of line) {
    const last = merged.at(-1)
    if (last && last[1] === kind) last[0] += text
    else merged.push([text, kind])
  }
  return merged
}
