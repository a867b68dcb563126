/**
 * The scene as one file for a disk: it is fetched when it is asked for, and told where it comes from, so that its links lead there.
 */
import { useState } from 'react'
import { pageAddress, SINGLE } from '../../ui/root'
import { Button } from '../../ui/Button'
import { sceneHref } from '../router'
import { escapeAttribute } from '../share'
import styles from './ShareDialog.module.css'

type State = { readonly kind: 'idle' | 'fetching' | 'saved' } | { readonly kind: 'failed'; readonly why: string }

export function TakeAlong({ slug }: { readonly slug: string }) {
  const [state, setState] = useState<State>({ kind: 'idle' })
  const take = async (): Promise<void> => {
    setState({ kind: 'fetching' })
    try {
      save(await singlePage(slug), `${slug}.html`)
      setState({ kind: 'saved' })
    } catch (error) {
      setState({ kind: 'failed', why: error instanceof Error ? error.message : String(error) })
    }
  }
  return (
    <div className={styles.along}>
      <Button onClick={() => void take()} disabled={state.kind === 'fetching'}>
        Download this scene
      </Button>
      <p className={styles.note} role="status">
        {SAID[state.kind]}
        {state.kind === 'failed' && ` ${state.why}`}
      </p>
    </div>
  )
}

const SAID: Readonly<Record<State['kind'], string>> = {
  idle: 'One file that opens without a network, from a disk or a stick.',
  fetching: 'It is on its way.',
  saved: 'It has been handed to your browser, which knows where it is.',
  failed: 'It could not be had.',
}

async function singlePage(slug: string): Promise<Blob> {
  const address = new URL(`${sceneHref(slug)}${SINGLE}`, pageAddress())
  const response = await fetch(address)
  if (!response.ok) throw new Error(`${address.pathname}: the host answers ${response.status}.`)
  const page = escapeAttribute(new URL('.', address).href)
  return new Blob([(await response.text()).replace('<html ', () => `<html data-page="${page}" `)], { type: 'text/html' })
}

function save(file: Blob, name: string): void {
  const address = URL.createObjectURL(file)
  Object.assign(document.createElement('a'), { href: address, download: name }).click()
  URL.revokeObjectURL(address)
}
