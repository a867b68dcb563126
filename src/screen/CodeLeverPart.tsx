/** The control of a code lever: texts to begin with, and an editor for the learner's own. */
import { MAX_FUNCTION_LENGTH } from '../cdn/isolate/functionText'
import { FunctionEditor } from '../code/FunctionEditor'
import type { RareControls } from '../panels/levers/LeverRow'
import { describeValues } from '../scene/leverValues'
import { ChipGroup } from '../ui/ChipGroup'
import styles from './CodeLeverPart.module.css'

export const CodeLeverPart: RareControls['Code'] = ({ lever, value, labelId, helpId, onChange }) => (
  <div className={styles.control}>
    <ChipGroup kind="one" small label={lever.label} describedBy={helpId} options={lever.options} value={value} onChange={onChange} />
    <FunctionEditor text={value} labelledBy={labelId} describedBy={helpId} maxLength={MAX_FUNCTION_LENGTH} read={lever.read} allowed={describeValues(lever)} onRun={onChange} />
  </div>
)
