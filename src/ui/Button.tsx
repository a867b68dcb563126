/**
 * A button with words. `strong` for the one thing to do next, `plain` for asides.
 */
import type { ComponentPropsWithRef } from 'react'
import { cx } from './cx'
import styles from './Button.module.css'

export interface ButtonProps extends ComponentPropsWithRef<'button'> {
  readonly look?: 'outline' | 'strong' | 'plain'
}

export function Button({ look = 'outline', className, type = 'button', ...rest }: ButtonProps) {
  return <button {...rest} type={type} className={cx(styles.button, look !== 'outline' && styles[look], className)} />
}
