import adjustments from '@tabler/icons/outline/adjustments-horizontal.svg?raw'
import network from '@tabler/icons/outline/affiliate.svg?raw'
import alert from '@tabler/icons/outline/alert-circle.svg?raw'
import arrowRight from '@tabler/icons/outline/arrow-right.svg?raw'
import building from '@tabler/icons/outline/building.svg?raw'
import museum from '@tabler/icons/outline/building-bank.svg?raw'
import calendar from '@tabler/icons/outline/calendar-event.svg?raw'
import understand from '@tabler/icons/outline/chart-dots-3.svg?raw'
import check from '@tabler/icons/outline/check.svg?raw'
import clock from '@tabler/icons/outline/clock.svg?raw'
import compass from '@tabler/icons/outline/compass.svg?raw'
import copy from '@tabler/icons/outline/copy.svg?raw'
import locate from '@tabler/icons/outline/current-location.svg?raw'
import database from '@tabler/icons/outline/database.svg?raw'
import download from '@tabler/icons/outline/download.svg?raw'
import external from '@tabler/icons/outline/external-link.svg?raw'
import flag from '@tabler/icons/outline/flag.svg?raw'
import info from '@tabler/icons/outline/info-circle.svg?raw'
import list from '@tabler/icons/outline/list.svg?raw'
import mail from '@tabler/icons/outline/mail.svg?raw'
import map from '@tabler/icons/outline/map.svg?raw'
import territory from '@tabler/icons/outline/map-2.svg?raw'
import pin from '@tabler/icons/outline/map-pin.svg?raw'
import speaker from '@tabler/icons/outline/microphone.svg?raw'
import phone from '@tabler/icons/outline/phone.svg?raw'
import print from '@tabler/icons/outline/printer.svg?raw'
import search from '@tabler/icons/outline/search.svg?raw'
import tools from '@tabler/icons/outline/tools.svg?raw'
import world from '@tabler/icons/outline/world.svg?raw'
import close from '@tabler/icons/outline/x.svg?raw'

/** The icons the interface uses, from Tabler Icons (MIT): only those listed here are shipped. */
export const iconFiles = {
  adjustments,
  alert,
  arrowRight,
  building,
  museum,
  calendar,
  check,
  clock,
  compass,
  copy,
  database,
  download,
  external,
  flag,
  info,
  list,
  locate,
  mail,
  map,
  pin,
  territory,
  network,
  phone,
  print,
  search,
  speaker,
  tools,
  understand,
  close,
  world,
}
