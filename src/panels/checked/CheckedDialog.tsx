/**
 * What the last run of the twin has found for a scene: scenario by scenario how many groups of requests went alike in the engine
 * and at each product, what differed and why, and the command to run it.
 */
import { Fragment } from 'react'
import { counted } from '../../words/plural'
import { formatMs } from '../../words/format'
import { Dialog } from '../../ui/Dialog'
import { cx } from '../../ui/cx'
import told from '../story/Takeaway.module.css'
import { type Cause, type CheckedCell, type CheckedScenario, PRODUCT_NAMES, checkedOf, commandFor } from './checkedOf'
import styles from './CheckedDialog.module.css'
import { PRODUCTS, type TwinRecord } from './twinRecord'
import { useTwinRecord } from './useTwinRecord'

interface CheckedDialogProps {
  readonly scene: number
  readonly open: boolean
  readonly onClose: () => void
}

export function CheckedDialog({ scene, open, onClose }: CheckedDialogProps) {
  return (
    <Dialog open={open} title="Checked against Varnish and nginx" onClose={onClose}>
      <Checked scene={scene} />
    </Dialog>
  )
}

function Checked({ scene }: { readonly scene: number }) {
  const read = useTwinRecord()
  if (read === null) return <p role="status" className={told.text}>The record is on its way.</p>
  if ('problems' in read) return <Unread problems={read.problems} />
  const scenarios = checkedOf(read.record, scene)
  return (
    <div className={told.takeaway}>
      <HowChecked record={read.record} />
      {scenarios.map((scenario) => (
        <Scenario key={scenario.name} scenario={scenario} versions={read.record.versions} />
      ))}
      <section className={told.part}>
        <h3 className={told.title}>Run it yourself</h3>
        <p className={told.text}>In the folder of the project, where both products are installed:</p>
        <pre className={told.code}>
          <code>{commandFor(scenarios)}</code>
        </pre>
      </section>
    </div>
  )
}

function Unread({ problems }: { readonly problems: readonly string[] }) {
  return (
    <div role="alert">
      <p className={told.text}>The record of the last run could not be read. Are you offline? Close this and open it again to try once more.</p>
      {problems.map((problem) => (
        <p key={problem} className={told.note}>
          {problem}
        </p>
      ))}
    </div>
  )
}

function HowChecked({ record: { date, versions } }: { readonly record: TwinRecord }) {
  return (
    <p className={told.text}>
      On <time>{date}</time> the scenarios below were played twice: by the engine of this course, and by{' '}
      {PRODUCTS.map((product) => `${PRODUCT_NAMES[product]} ${versions[product]}`).join(' and ')} with the configurations that the course
      exports. Requests that leave together for the same thing are a group; a group is alike when its outcomes, its requests at the
      origin (how many, how many of them conditional) and the versions served are the same.
    </p>
  )
}

function Scenario({ scenario: { name, lesson, rows, causes }, versions }: { readonly scenario: CheckedScenario; readonly versions: TwinRecord['versions'] }) {
  return (
    <section className={told.part}>
      <h3 className={told.title}>{capitalised(name.replaceAll('-', ' '))}</h3>
      <p className={told.text}>{lesson}</p>
      <table className={styles.table}>
        <thead>
          <tr>
            {['Variant', ...PRODUCTS.map((product) => `${PRODUCT_NAMES[product]} ${versions[product]}`)].map((head) => (
              <th key={head} scope="col">
                <b>{head}</b>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ variant, cells }) => (
            <tr key={variant}>
              <th scope="row">{variant}</th>
              {cells.map((cell) => (
                <td key={cell.product}>{cellWords(cell)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {causes.map((cause) => (
        <Differences key={`${cause.product} ${cause.cause}`} {...cause} />
      ))}
    </section>
  )
}

const capitalised = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1)

function cellWords({ result, why }: CheckedCell): string {
  if (!result) return why === undefined ? 'not played' : `not played: ${why}`
  const { alike, groups } = result
  return alike === groups ? `all ${counted(groups, 'group')} alike` : `${alike} of ${counted(groups, 'group')} alike`
}

function Differences({ product, cause, differences }: Cause) {
  const name = PRODUCT_NAMES[product]
  return (
    <>
      <p>
        <b>
          {counted(differences.length, 'group')} at {name} differ{differences.length === 1 ? 's' : ''}.
        </b>{' '}
        {cause ?? 'Nobody knows yet why.'}
      </p>
      <dl className={cx(told.note, styles.found)}>
        {differences.map(({ variant, at, edge, method, path, headers, engine, real }) => (
          <Fragment key={JSON.stringify([variant, at, edge, method, path, headers])}>
            <dt>
              <code>{[method, path].join(' ').trim()}</code>
              {headers.map((header) => (
                <code key={header}> {header}</code>
              ))}{' '}
              at {formatMs(at)}, {edge}, variant {variant}
            </dt>
            <dd>
              Engine: {engine}. {name}: {real}.
            </dd>
          </Fragment>
        ))}
      </dl>
    </>
  )
}
