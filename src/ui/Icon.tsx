/**
 * The few signs of the course, drawn on a 20 by 20 grid. They are always beside a name
 * (IconButton, Button), so they are hidden from screen readers.
 */

const PATHS = {
  play: 'M6.5 4.2v11.6L16 10z',
  pause: 'M6 4.5h2.6v11H6zM11.4 4.5H14v11h-2.6z',
  previous: 'M4.5 4.5h1.7v11H4.5zM15.5 4.5v11L7.4 10z',
  next: 'M13.8 4.5h1.7v11h-1.7zM4.5 4.5v11l8.1-5.5z',
  close: 'M5.2 4.1 10 8.9l4.8-4.8 1.1 1.1L11.1 10l4.8 4.8-1.1 1.1-4.8-4.8-4.8 4.8-1.1-1.1L8.9 10 4.1 5.2z',
  compare: 'M3.5 4h5.3v12H3.5zm1.5 1.5v9h2.3v-9zM11.2 4h5.3v12h-5.3z',
  tick: 'M8.1 15.2 3.4 10.6l1.3-1.3 3.3 3.2 7.3-7.7 1.3 1.2z',
  cross: 'M5.2 4.1 10 8.9l4.8-4.8 1.1 1.1L11.1 10l4.8 4.8-1.1 1.1-4.8-4.8-4.8 4.8-1.1-1.1L8.9 10 4.1 5.2z',
  reset: 'M10 3.6a6.4 6.4 0 1 1-6.1 4.4l1.5.5A4.8 4.8 0 1 0 10 5.2V8L5.8 4.6 10 1.2z',
  menu: 'M3 5h14v1.7H3zM3 9.2h14v1.6H3zM3 13.3h14V15H3z',
} as const
export type IconName = keyof typeof PATHS

export interface IconProps {
  readonly name: IconName
  /** Side in px. */
  readonly size?: number
}

export function Icon({ name, size = 18 }: IconProps) {
  return (
    <svg width={size} height={size} viewBox="0 0 20 20" fill="currentColor" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  )
}
