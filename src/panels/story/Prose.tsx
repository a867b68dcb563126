/**
 * One paragraph of the story, as far as the run has told it: a sentence is shown once the playhead has passed the moment at
 * which the last of its numbers was known and its moment has come. What is not told yet keeps its room, and dots promise it.
 */
import { Fragment, type ReactNode, useContext, useId, useMemo } from 'react'
import { Popover } from '../../ui/Popover'
import { type Deed, ProseDeeds } from './deeds'
import { parseProse, type ProseNode } from './parseProse'
import { splitAt } from './sentences'
import styles from './Prose.module.css'

/** The definition of a term, if there is one. */
export type TermLookup = (term: string) => string | undefined

export interface ProseProps {
  readonly text: string
  readonly positionUs: number
  readonly findTerm?: TermLookup
}

const unknownTerm: TermLookup = () => undefined

export function Prose({ text, positionUs, findTerm = unknownTerm }: ProseProps) {
  const nodes = useMemo(() => parseProse(text), [text])
  const { told, untold } = splitAt(nodes, positionUs)
  return (
    <>
      {renderAll(told, findTerm)}
      {untold.length > 0 && (
        <>
          <span className={styles.promise}>
            <span aria-hidden="true">···</span>
            <span className="sr-only">The rest is told as it plays.</span>
          </span>
          <span className={styles.untold} aria-hidden="true">
            {renderAll(untold, findTerm)}
          </span>
        </>
      )}
    </>
  )
}

function renderAll(nodes: readonly ProseNode[], findTerm: TermLookup): ReactNode {
  return nodes.map((node, index) => {
    const shown = renderOne(index > 0 && holds(nodes[index - 1]!) ? withoutStop(node) : node, findTerm)
    const stop = holds(node) ? stopOf(nodes[index + 1]) : ''
    return stop ? <span key={index} className={styles.together}>{shown}{stop}</span> : <Fragment key={index}>{shown}</Fragment>
  })
}

/** A box in the line, after which a line could break: its full stop must stay with it. */
function holds(node: ProseNode): boolean {
  return node.kind === 'term' || (node.kind === 'measured' && isFigure(node.text))
}

/** Letters of a figure with its unit, which stands on one line; a name that comes from the run may be longer than a line. */
const LONGEST_FIGURE = 24
const isFigure = (text: string): boolean => text.length <= LONGEST_FIGURE

function stopOf(node: ProseNode | undefined): string {
  return node?.kind === 'text' ? (/^[.,;:!?)]+/.exec(node.text)?.[0] ?? '') : ''
}

function withoutStop(node: ProseNode): ProseNode {
  return node.kind === 'text' ? { ...node, text: node.text.slice(stopOf(node).length) } : node
}

function renderOne(node: ProseNode, findTerm: TermLookup): ReactNode {
  switch (node.kind) {
    case 'text':
      return node.text
    case 'code':
      return <code className={styles.code}>{node.text}</code>
    case 'stress':
      return <em>{renderAll(node.children, findTerm)}</em>
    case 'deed':
      return <DeedButton deed={node} />
    case 'term':
      return <TermButton term={node.term} shown={node.shown} definition={findTerm(node.term)} />
    case 'measured':
      return <span className={isFigure(node.text) ? styles.measured : styles.told}>{node.text}</span>
    case 'moment':
      return null
  }
}

/** Words that ask for something do it when they are pressed, wherever somebody can. */
function DeedButton({ deed }: { readonly deed: Deed }) {
  const perform = useContext(ProseDeeds)
  if (!perform) return deed.shown
  return (
    <button type="button" className={styles.deed} onClick={() => perform(deed)}>
      {deed.shown}
    </button>
  )
}

interface TermButtonProps {
  readonly term: string
  readonly shown: string
  readonly definition: string | undefined
}

function TermButton({ term, shown, definition }: TermButtonProps) {
  const id = `term-${useId()}`
  if (!definition) return <b className={styles.unexplained}>{shown}</b>
  return (
    <>
      <button type="button" className={styles.term} popoverTarget={id}>
        {shown}
      </button>
      <Popover id={id} label={term}>
        <span className={styles.definition}>
          <b>{term}</b>
          {definition}
        </span>
      </Popover>
    </>
  )
}
