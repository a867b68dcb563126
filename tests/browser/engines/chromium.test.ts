/** The suite of the engines in Chromium, which every machine that tests has. */
import { inject } from 'vitest'
import { launchChromiumEngine } from '../support/engines/chromiumEngine'
import { describeEngine } from '../support/engines/engineSuite'

describeEngine('Chromium', { chromium: inject('chromiumPath') }, launchChromiumEngine, 'all')
