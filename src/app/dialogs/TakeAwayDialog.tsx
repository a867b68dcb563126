/**
 * "Take it with you": the levers in force at the playhead as files, each to copy or to save, and as a link; and a file that was taken before,
 * opened again. Nothing of it leaves the page but by the learner's own hand.
 */
import { useEffect, useMemo, useState } from 'react'
import type { LeverValues } from '../../cdn/levers'
import { leversOf, pinnedOf } from '../../player/createPlayer'
import { usePlayer } from '../../player/react'
import type { Player } from '../../player/types'
import { formatLink } from '../../player/urlState'
import { RunReport } from '../../reading/report'
import type { TakeAway, TakeAwayFile, TakeAwayOffer, TakeAwayTarget } from '../../scene/takeAway'
import { Dialog } from '../../ui/Dialog'
import { Tabs } from '../../ui/Tabs'
import { pageAddress } from '../../ui/root'
import { formatCount } from '../../words/format'
import { sceneHref } from '../router'
import { momentUrl } from '../share'
import { CopyField } from './CopyField'
import { OpenTaken } from './OpenTaken'
import type { SheetProps } from './sheet'
import styles from './WideDialog.module.css'

interface TakeAwayDialogProps extends SheetProps {
  readonly player: Player
  readonly offer: TakeAwayOffer<LeverValues>
}

export function TakeAwayDialog({ open, player, offer, onClose }: TakeAwayDialogProps) {
  const takeAway = useLoaded(offer)
  return (
    <div className={styles.wide}>
      <Dialog open={open} title={offer.title} onClose={onClose}>
        {takeAway === 'failed' ? (
          <p role="alert">This part of the page could not be loaded.</p>
        ) : takeAway ? (
          <Taken player={player} takeAway={takeAway} designIn={offer.designIn} />
        ) : (
          <p role="status">The files are being written.</p>
        )}
      </Dialog>
    </div>
  )
}

function useLoaded(offer: TakeAwayOffer<LeverValues>): TakeAway<LeverValues> | 'failed' | null {
  const [loaded, setLoaded] = useState<TakeAway<LeverValues> | 'failed' | null>(null)
  useEffect(() => {
    let current = true
    offer.load().then((takeAway) => current && setLoaded(takeAway), () => current && setLoaded('failed'))
    return () => {
      current = false
    }
  }, [offer])
  return loaded
}

const LINK = 'Link'

interface TakenProps {
  readonly player: Player
  readonly takeAway: TakeAway<LeverValues>
  readonly designIn: string | undefined
}

function Taken({ player, takeAway, designIn }: TakenProps) {
  const [shown, setShown] = useState(0)
  const inForce = usePlayer(player, leversOf)
  const run = usePlayer(player, (state) => state.run)
  const index = usePlayer(player, ({ scene }) => scene.steps.findIndex(({ id }) => id === designIn))
  const isLater = usePlayer(player, ({ step }) => index >= 0 && step > index)
  const own = useMemo(() => (isLater ? new RunReport(run).leversIn(run.scene.steps[index]!.id) : null), [isLater, run, index])
  const levers = own ?? inForce
  const target = takeAway.targets[shown]
  return (
    <>
      {own && <p className={styles.note}>What is on view is another system. This is your design, as it stands in step {formatCount(index + 1)}.</p>}
      <Tabs label="What to take" names={[...takeAway.targets.map(({ label }) => label), LINK]} shown={shown} onShow={setShown}>
        {target ? <Files key={target.id} target={target} levers={levers} /> : <LinkOf player={player} />}
      </Tabs>
      <OpenTaken player={player} takeAway={takeAway} />
    </>
  )
}

/** So much of a file is seen at once (lines). */
const MOST_LINES = 14

function Files({ target, levers }: { readonly target: TakeAwayTarget<LeverValues>; readonly levers: LeverValues }) {
  const files = useMemo(() => target.files(levers), [target, levers])
  const missing = useMemo(() => target.missing?.(levers) ?? [], [target, levers])
  return (
    <>
      {files.map((file) => (
        <CopyField key={file.name} label={file.name} value={file.text} rows={Math.min(MOST_LINES, file.text.trimEnd().split('\n').length)} isFile>
          <SaveLink file={file} />
        </CopyField>
      ))}
      {missing.length > 0 && (
        <>
          <h3 className={styles.title}>Not in {files.length === 1 ? 'this file' : 'these files'}</h3>
          <ul className={styles.lost}>
            {missing.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}

/** An address within the page, so that nothing is asked of a host. */
function SaveLink({ file: { name, text } }: { readonly file: TakeAwayFile }) {
  const [address, setAddress] = useState<string>()
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([text], { type: 'text/plain' }))
    setAddress(made)
    return () => URL.revokeObjectURL(made)
  }, [text])
  return (
    <a className={styles.plain} href={address} download={name}>
      Download<span className="sr-only"> {name}</span>
    </a>
  )
}

function LinkOf({ player }: { readonly player: Player }) {
  const state = usePlayer(player, (all) => all)
  const { scene, branch, frame } = state
  const link = { levers: pinnedOf(state), acts: [], seed: branch.inputs.seed, step: scene.steps[frame.step]!.id }
  return (
    <CopyField label="Link to this step, with the levers as they stand" value={momentUrl(new URL(sceneHref(scene.slug), pageAddress()).href, formatLink(scene, link))} />
  )
}
