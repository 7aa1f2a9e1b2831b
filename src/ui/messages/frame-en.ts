import { formatNumber } from '#platform/i18n/format.ts'
import type { frameFr } from './frame-fr.ts'

export const frameEn: typeof frameFr = {
  look: 'Size and colours',
  width: 'Width in pixels',
  widthHelp: 'Empty: all there is.',
  height: 'Height in pixels',
  between: (least, most) => `From ${formatNumber('en', least)} to ${formatNumber('en', most)}.`,
  scheme: 'Colours',
  schemes: { auto: 'Those of the device', claire: 'Light', sombre: 'Dark' },
  update: 'Update the preview',
  preview: 'Preview',
  code: 'Code of the frame',
  help: 'Copy this code into your page. Data stays up to date there; nothing is kept in your visitors’ browsers, no other site is called.',
  fits: 'With the script /integrer.js in the same page, the frame takes the height of its content.',
  copy: 'Copy',
  copied: 'Copied.',
}
