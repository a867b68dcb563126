/** The control of a place lever: whether somebody is put anywhere, and sliders for where. */
import { useId } from 'react'
import { type Spot, formatSpot, parseSpot, spotWords } from '../cdn/net/spot'
import { ChipGroup } from '../ui/ChipGroup'
import { Slider } from '../ui/Slider'
import type { RareControls } from '../panels/levers/LeverRow'
import styles from './PlaceLeverPart.module.css'

const degreesTo = (end: number, step: number): readonly number[] => Array.from({ length: (2 * end) / step + 1 }, (_, k) => k * step - end)
/** Latitudes and longitudes on the tracks; the map takes any. */
const AXES = [
  { axis: 'lat', name: 'Latitude', stops: degreesTo(90, 2) },
  { axis: 'lon', name: 'Longitude', stops: degreesTo(180, 2) },
] as const

const WHERE = [{ value: 'nobody', label: 'nowhere' }, { value: 'somebody', label: 'on the map' }]

export const PlaceLeverPart: RareControls['Place'] = ({ lever, value, helpId, onChange }) => {
  const spot = parseSpot(value)
  return (
    <div className={styles.control}>
      <ChipGroup
        kind="one"
        small
        label={lever.label}
        describedBy={helpId}
        options={WHERE}
        value={spot ? 'somebody' : 'nobody'}
        onChange={(where) => onChange(where === 'nobody' ? '' : value || lever.against)}
      />
      {spot && AXES.map((axis) => <Degrees key={axis.axis} {...axis} spot={spot} onChange={(moved) => onChange(formatSpot(moved))} />)}
    </div>
  )
}

interface DegreesProps {
  readonly axis: keyof Spot
  readonly name: string
  readonly stops: readonly number[]
  readonly spot: Spot
  readonly onChange: (spot: Spot) => void
}

function Degrees({ axis, name, stops, spot, onChange }: DegreesProps) {
  const id = useId()
  const words = (degrees: number): string => spotWords({ lat: 0, lon: 0, [axis]: degrees }).split(', ')[axis === 'lat' ? 0 : 1] ?? ''
  return (
    <div className={styles.axis}>
      <span id={id} className={styles.name}>
        {name}
      </span>
      <Slider value={spot[axis]} stops={stops} words={words} instead={words(spot[axis])} onChange={(degrees) => onChange({ ...spot, [axis]: degrees })} labelledBy={id} />
    </div>
  )
}
