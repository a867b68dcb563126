/**
 * Whether every control of a page can be reached and seen. Runs in a page; it scrolls, and puts back what it has scrolled.
 */

const CONTROLS = 'a[href], button, input, select, textarea, [tabindex="0"]'
/** Edges closer than this are rounding (px). */
const TOLERANCE_PX = 1
/** More room than this below the last thing that is seen in a box is emptiness (px). */
const EMPTY_PX = 120

/** A sentence for each control that is cut, covered or out of reach when it is scrolled into view. */
export function unreachable(): string[] {
  const controls = [...document.querySelectorAll<HTMLElement>(CONTROLS)].filter(isOffered)
  if (controls.length < 5) return [`only ${controls.length} controls are there`]
  return controls.flatMap((control) => {
    control.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' })
    const problem = problemOf(control)
    return problem ? [`${nameOf(control)} ${problem}`] : []
  })
}

/** What is wrong with the control that has the focus; null when it is in view, or nothing has the focus. */
export function focusProblem(): string | null {
  const control = document.activeElement
  if (!control || control === document.body || !isOffered(control)) return null
  const problem = problemOf(control)
  return problem && `${nameOf(control)} has the focus and ${problem}`
}

export function focusName(): string {
  const control = document.activeElement
  return control && control !== document.body ? nameOf(control) : ''
}

function isOffered(control: Element): boolean {
  if (control.closest('[inert], dialog:not([open]), [popover]:not(:popover-open)')) return false
  if (control instanceof HTMLButtonElement && control.disabled && control.closest('svg, [aria-hidden]')) return false
  return control.checkVisibility({ visibilityProperty: true }) && getComputedStyle(control).clipPath === 'none'
}

function problemOf(control: Element): string | null {
  const { left, right, top, bottom, width, height } = boxOf(control)
  if (width < 1 || height < 1) return 'has no size'
  const { clientWidth, clientHeight } = document.documentElement
  if (left < -TOLERANCE_PX || right > clientWidth + TOLERANCE_PX) return `lies beside the window: ${Math.round(left)} to ${Math.round(right)} of ${clientWidth} px`
  // What is taller than the box that it scrolls in is in view when some of it is.
  const room = seenPart(control, { left: -Infinity, right: Infinity, top: -Infinity, bottom: Infinity })
  if (bottom - top <= room.bottom - room.top && (top < -TOLERANCE_PX || bottom > clientHeight + TOLERANCE_PX)) return `lies outside of the window: ${Math.round(top)} to ${Math.round(bottom)} of ${clientHeight} px`
  const seen = seenPart(control, { left, right, top, bottom })
  if (seen.right - seen.left < 1 || seen.bottom - seen.top < 1) return 'is out of sight in its box'
  const hit = document.elementFromPoint((seen.left + seen.right) / 2, (seen.top + seen.bottom) / 2)
  if (isSame(control, hit)) return null
  // A mark may lie under its neighbour, which is told apart by the keyboard and in the table.
  if (hit?.closest('[role="toolbar"]') && control.closest('[role="toolbar"]') === hit.closest('[role="toolbar"]')) return null
  // The followed request passes over what stands on its way, and is gone when it has answered.
  if (control.closest('svg') && hit?.closest('button')?.textContent.startsWith('Inspect ')) return null
  return `lies under ${hit ? nameOf(hit) : 'nothing'}`
}

type Part = Pick<DOMRect, 'left' | 'right' | 'top' | 'bottom'>

/** What the boxes that it scrolls in, and the window, leave of it. */
function seenPart(control: Element, whole: Part): Part {
  let { left, right, top, bottom } = whole
  const within = (box: Part): void => {
    ;[left, right, top, bottom] = [Math.max(left, box.left), Math.min(right, box.right), Math.max(top, box.top), Math.min(bottom, box.bottom)]
  }
  within({ left: 0, top: 0, right: document.documentElement.clientWidth, bottom: document.documentElement.clientHeight })
  for (let at = control.parentElement; at && at !== document.documentElement; at = at.parentElement) {
    if (getComputedStyle(at).overflowY !== 'visible') within(at.getBoundingClientRect())
  }
  return { left, right, top, bottom }
}

/** A control may be a point on which hangs what is pressed. */
function boxOf(control: Element): DOMRect {
  const box = control.getBoundingClientRect()
  return box.width < 1 || box.height < 1 ? (control.querySelector('span:not(.sr-only)')?.getBoundingClientRect() ?? box) : box
}

function isSame(control: Element, hit: Element | null): boolean {
  if (!hit) return false
  if (control.contains(hit) || hit.contains(control)) return true
  const label = hit.closest('label')
  return label !== null && label.contains(control)
}

function nameOf(element: Element): string {
  const words = element.getAttribute('aria-label') ?? element.getAttribute('title') ?? element.textContent ?? ''
  const holder = element.closest('section[aria-label], nav[aria-label], [role="toolbar"], [role="group"]')?.getAttribute('aria-label') ?? ''
  return `${element.localName} "${words.replaceAll(/\s+/g, ' ').trim().slice(0, 40)}"${holder ? ` in ${holder}` : ''}`
}

/** A sentence for each box that can be scrolled past all that is to be seen in it, or in which hidden words would not scroll along. */
export function emptiness(): string[] {
  const page = document.scrollingElement!
  const boxes = [...document.querySelectorAll('*')].filter((box) => box !== page && scrollsDown(box))
  const loose = boxes.filter((box) => getComputedStyle(box).position === 'static').map((box) => `${boxName(box)} scrolls and is not positioned`)
  return [...loose, ...[page, ...boxes].flatMap(pastItsEnd)]
}

function scrollsDown(box: Element): boolean {
  return ['auto', 'scroll'].includes(getComputedStyle(box).overflowY) && box.checkVisibility() && !box.matches('textarea, select')
}

function pastItsEnd(box: Element): string[] {
  const isPage = box === document.scrollingElement
  const top = isPage ? -window.scrollY : box.getBoundingClientRect().top - box.scrollTop
  const height = box.scrollHeight
  if (height <= box.clientHeight + TOLERANCE_PX) return []
  let last = 0
  for (const part of box.querySelectorAll('*')) {
    if (!part.checkVisibility({ visibilityProperty: true }) || getComputedStyle(part).clipPath !== 'none') continue
    if (part.children.length > 0 && !part.matches('svg, button, p, li')) continue
    last = Math.max(last, part.getBoundingClientRect().bottom - top)
  }
  const empty = height - last - Number.parseFloat(getComputedStyle(isPage ? document.body : box).paddingBottom)
  return empty > EMPTY_PX ? [`${boxName(box)} scrolls ${Math.round(empty)} px past its end`] : []
}

function boxName(box: Element): string {
  return `${box.localName}.${box.classList[0] ?? ''}`
}

/** A sentence for each term whose window is cut or leaves the window of the page. */
export async function termProblems(): Promise<string[]> {
  const found: string[] = []
  for (const button of document.querySelectorAll<HTMLElement>('button[popovertarget]')) {
    if (!isOffered(button)) continue
    button.scrollIntoView({ block: 'nearest', behavior: 'instant' })
    button.click()
    const term = document.getElementById(button.getAttribute('popovertarget')!)!
    // It is placed when it has opened.
    await new Promise(requestAnimationFrame)
    await new Promise(requestAnimationFrame)
    const { left, right, top, bottom } = term.getBoundingClientRect()
    const { clientWidth, clientHeight } = document.documentElement
    const name = `the window of "${button.textContent}"`
    if (!term.matches(':popover-open')) found.push(`${name} does not open`)
    else if (left < 0 || top < 0 || right > clientWidth || bottom > clientHeight) found.push(`${name} leaves the page`)
    else if (term.scrollWidth > term.clientWidth || term.scrollHeight > term.clientHeight) found.push(`${name} is cut`)
    term.hidePopover()
  }
  return found
}
