/**
 * The mark of a scene that was checked against real caches. It stands by the sources and opens what the last run of the twin has
 * found; other scenes have none. The record is fetched when it is opened.
 */
import { useState } from 'react'
import checkedScenes from 'virtual:checked-scenes'
import { Button } from '../../ui/Button'
import { later } from '../../ui/later'

const LaterRecord = later(async () => (await import('./CheckedDialog')).CheckedDialog)

export function CheckedMark({ scene }: { readonly scene: number }) {
  const [record, setRecord] = useState<'unused' | 'open' | 'closed'>('unused')
  if (!checkedScenes.includes(scene)) return null
  return (
    <p>
      <Button aria-haspopup="dialog" onClick={() => setRecord('open')}>
        <span aria-hidden="true">✓</span>Checked against Varnish and nginx
      </Button>
      {record !== 'unused' && <LaterRecord scene={scene} open={record === 'open'} onClose={() => setRecord('closed')} />}
    </p>
  )
}
