/**
 * The presenter's page: shows the notes of the step that the audience sees (they stand in the page, app/static/PresenterPage), drives the audience's window
 * and follows it. In a frame there is no other window to be in step with: there it leads to a window of its own.
 */
import { lessonChannel, audienceName, newLesson } from '../protocol/presenting'
import type { SceneState } from '../protocol/requests'
import { type Deed, clockText, deedOf, requestOf } from './clocks'
import { Line } from './line'
import { everySecond, nowMs } from './outside'

const find = <E extends HTMLElement = HTMLElement>(selector: string): E => document.querySelector<E>(selector)!
const DEEDS: readonly Deed[] = ['previous', 'toggle', 'next']

if (window.top === window) present()
else find('.present').dataset['framed'] = ''

function present(): void {
  const scene = find('.present').dataset['scene']!
  const lesson = lessonHere()
  const way = find<HTMLAnchorElement>('.present-way')
  way.target = audienceName(lesson)
  const openedMs = nowMs()
  let stepMs = openedMs
  let shown: SceneState | null = null
  const tick = (): void => showTimes(nowMs() - openedMs, nowMs() - stepMs)
  const hear = (state: SceneState | null): void => {
    if (state && showStep(state.stepId)) stepMs = nowMs()
    if (state) way.hash = state.link
    shown = state
    showState(state)
    tick()
  }
  const line = new Line({ port: new BroadcastChannel(lessonChannel(scene, lesson)), nowMs, hear })
  const act = (deed: Deed): void => line.ask(requestOf(deed, shown?.playing ?? false))
  for (const deed of DEEDS) find(`[data-deed=${deed}]`).addEventListener('click', () => act(deed))
  document.addEventListener('keydown', (event) => {
    const deed = deedOf(event.key, event.ctrlKey || event.altKey || event.metaKey || event.shiftKey)
    // A button that has the focus is pressed by Space itself.
    if (!deed || (event.key === ' ' && event.target instanceof Element && event.target.closest('button, a'))) return
    event.preventDefault()
    act(deed)
  })
  everySecond(() => {
    line.look()
    tick()
  })
  showState(null, 'Looking for the audience’s window.')
  tick()
}

/** Stands in the address, so that the page finds its lesson again when it is loaded anew. */
function lessonHere(): string {
  const { hash } = window.location
  if (/^#\w+$/.test(hash)) return hash.slice(1)
  const lesson = newLesson()
  window.history.replaceState(null, '', `#${lesson}`)
  return lesson
}

/** False where it is in view already. */
function showStep(id: string): boolean {
  const all = [...document.querySelectorAll<HTMLElement>('.present-step')]
  const next = all.find((one) => one.dataset['step'] === id)
  if (!next || !next.hidden) return false
  for (const one of all) one.hidden = one !== next
  window.scrollTo(0, 0)
  return true
}

function showState(state: SceneState | null, otherwise = 'The audience’s window does not answer: it is closed, or shows something else.'): void {
  find('.present').dataset['audience'] = state ? 'there' : 'gone'
  const said = state ? `In step with the audience’s window${state.playing ? ', which plays' : state.atEnd ? ', at the end of the step' : ''}.` : otherwise
  const status = find('.present-status')
  // Said again, it would be read out again.
  if (status.textContent !== said) status.textContent = said
  for (const deed of DEEDS) find<HTMLButtonElement>(`[data-deed=${deed}]`).disabled = state === null
  find('[data-deed=toggle]').textContent = state?.playing ? 'Pause' : 'Play'
}

function showTimes(wholeMs: number, stepMs: number): void {
  const measured = Number(find('.present-step:not([hidden])').dataset['seconds']) * 1000
  find('.present-whole').textContent = clockText(wholeMs)
  find('.present-part').textContent = `${clockText(stepMs)} of about ${clockText(measured)}`
  find('.present-part').toggleAttribute('data-over', stepMs > measured)
}
