/**
 * Link to the exact moment, and the snippet for a course page.
 */
import { useState } from 'react'
import { formatLink } from '../../player/urlState'
import type { Scene } from '../../scene/types'
import { Dialog } from '../../ui/Dialog'
import { IN_ANY_FOLDER, ROOT, isTaken, pageAddress } from '../../ui/root'
import { embedHref, handoutHref, notesHref } from '../documents'
import { sceneHref } from '../router'
import { EMBED_PARAMS, type EmbedSettings } from '../embedSettings'
import { type FrameSize, momentUrl } from '../share'
import { PLACES, type PlaceName } from '../snippets'
import { CopyField } from './CopyField'
import { openingLink } from './openings'
import type { Opening, SharedMoment } from './openings'
import { LinkCode } from './LinkCode'
import { PresenterOffer } from './PresenterOffer'
import type { SheetProps } from './sheet'
import { SaveAs } from './SaveAs'
import type { MomentInView } from './saved'
import styles from './ShareDialog.module.css'

export interface ShareSubject extends SharedMoment {
  readonly scene: Scene
  /** Absent on a page that has no run yet. */
  readonly moment?: MomentInView
}

/** Values of a setting in the order of its table; each needs a label. */
function labelled<T extends string>(values: readonly T[], labels: Readonly<Record<T, string>>): readonly Offered<T>[] {
  return values.map((value) => ({ value, label: labels[value] }))
}

const THEMES = labelled(EMBED_PARAMS.theme.values, { auto: "The reader's", light: 'Light', dark: 'Dark' })
const SHOWN = labelled(EMBED_PARAMS.show.values, { stage: 'The picture', code: 'Picture and code', levers: 'Picture and levers' })
const SIZES: readonly Offered<FrameSize>[] = [
  { value: 'fixed', label: '800 × 500' },
  { value: 'wide', label: 'As wide as the page' },
]

/** The script of the element lies where the course is published, not in a package of it. */
const TARGETS = (Object.keys(PLACES) as PlaceName[]).filter((name) => name !== 'element' || !IN_ANY_FOLDER).map((value) => ({ value, label: PLACES[value].label }))

const openings = (step: string): readonly Offered<Opening>[] => [
  { value: 'moment', label: 'This moment' },
  { value: 'step', label: `This step: ${step}` },
  { value: 'beginning', label: 'The beginning' },
]

export function ShareDialog({ open, onClose, ...subject }: ShareSubject & SheetProps) {
  const { scene, link, step, moment } = subject
  const [opening, setOpening] = useState<Opening>('moment')
  const [theme, setTheme] = useState<EmbedSettings['theme']>('auto')
  const [show, setShow] = useState<EmbedSettings['show']>('stage')
  const [size, setSize] = useState<FrameSize>('fixed')
  const [place, setPlace] = useState<PlaceName>('html')
  const here = pageAddress()
  const src = new URL(embedHref(scene.slug), here).href
  const snippet = PLACES[place].write({ course: new URL(ROOT, here).href, slug: scene.slug, src, sceneTitle: scene.title, settings: { show, theme }, link: formatLink(scene, openingLink(subject, opening)) }, size)
  const address = momentUrl(new URL(sceneHref(scene.slug), here).href, formatLink(scene, link))
  return (
    <Dialog open={open} title="Share and embed" onClose={onClose}>
      <CopyField label="Link to this moment" value={address} />
      <p className={styles.note}>It opens the same run at the same time, with the levers as you have set them.</p>
      <LinkCode address={address} />
      <p className={styles.note}>
        <a href={handoutHref(scene.slug)}>A handout to print</a>: a figure for each step, the questions, and the answers on a page of their own. <a href={notesHref(scene.slug)}>Notes for teachers</a>: what each step
        sets right, what to ask and to point at, and how long it takes.
      </p>
      {!(IN_ANY_FOLDER && isTaken()) && <PresenterOffer scene={scene} link={link} address={address} />}
      {moment && <SaveAs moment={moment} />}
      <CopyField label="Embed in a course page" value={snippet} rows={4} />
      <div className={styles.options}>
        <Choice label="Where" offered={TARGETS} value={place} onChange={setPlace} />
        <Choice label="Opens at" offered={openings(step.title)} value={opening} onChange={setOpening} />
        <Choice label="Shows" offered={SHOWN} value={show} onChange={setShow} />
        <Choice label="Size" offered={SIZES} value={size} onChange={setSize} />
        <Choice label="Theme" offered={THEMES} value={theme} onChange={setTheme} />
      </div>
      <p className={styles.note}>The levers stand there as you have set them. {TAKES_UP[opening]}</p>
    </Dialog>
  )
}

const TAKES_UP: Readonly<Record<Opening, string>> = {
  moment: 'What you have done before this moment is done there, too.',
  step: 'They do so from the start of the run.',
  beginning: 'They do so from the start of the run.',
}

interface Offered<T extends string> {
  readonly value: T
  readonly label: string
}

interface ChoiceProps<T extends string> {
  readonly label: string
  readonly offered: readonly Offered<T>[]
  readonly value: T
  readonly onChange: (value: T) => void
}

function Choice<T extends string>({ label, offered, value, onChange }: ChoiceProps<T>) {
  return (
    <label className={styles.option}>
      {label}
      <select value={value} onChange={(event) => onChange(offered[event.currentTarget.selectedIndex]!.value)}>
        {offered.map((one) => (
          <option key={one.value} value={one.value}>
            {one.label}
          </option>
        ))}
      </select>
    </label>
  )
}
