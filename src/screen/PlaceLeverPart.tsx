/** The control of a place lever: whether somebody is put anywhere, and sliders for where. */
import { degreesWords, formatSpot, parseSpot } from '../cdn/net/spot'
import { ChipGroup } from '../ui/ChipGroup'
import { NamedSlider } from '../ui/NamedSlider'
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
      {spot && AXES.map(({ axis, name, stops }) => (
        <NamedSlider
          key={axis}
          name={name}
          value={spot[axis]}
          stops={stops}
          words={(degrees) => degreesWords(axis, degrees)}
          onChange={(degrees) => onChange(formatSpot({ ...spot, [axis]: degrees }))}
        />
      ))}
    </div>
  )
}
