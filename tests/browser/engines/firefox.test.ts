/** The suite of the engines in Firefox, where there is one. */
import { inject } from 'vitest'
import { launchFirefox } from '../support/engines/firefoxEngine'
import { describeEngine } from '../support/engines/engineSuite'

describeEngine('Firefox', inject('engines').firefox, launchFirefox)
