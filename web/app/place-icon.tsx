import {
  IconAward,
  IconBellRinging,
  IconBuildingCommunity,
  IconCalendarOff,
  IconCalendarStats,
  IconCalendarWeek,
  IconChartLine,
  IconChecklist,
  IconCoins,
  IconEyeCheck,
  IconFileText,
  IconFileUpload,
  IconInbox,
  IconLayoutGrid,
  IconListNumbers,
  IconMap2,
  IconNotebook,
  type IconProps,
  IconReport,
  IconSettings,
  IconTemplate,
  IconTransfer,
  IconWorld,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';
import type { Place } from './places.ts';

const ICONS = {
  inbox: IconInbox,
  week: IconCalendarWeek,
  directives: IconFileText,
  read: IconFileUpload,
  plans: IconMap2,
  tasks: IconChecklist,
  programme: IconCalendarStats,
  board: IconLayoutGrid,
  myBoard: IconLayoutGrid,
  supervision: IconEyeCheck,
  budget: IconCoins,
  scorecards: IconListNumbers,
  campaigns: IconAward,
  indicators: IconChartLine,
  reports: IconReport,
  reminders: IconBellRinging,
  units: IconBuildingCommunity,
  journal: IconNotebook,
  calendar: IconCalendarOff,
  papers: IconTemplate,
  portal: IconWorld,
  exchange: IconTransfer,
  admin: IconSettings,
} as const satisfies Record<Place, ComponentType<IconProps>>;

export function PlaceIcon({ place }: { place: Place }) {
  const Icon = ICONS[place];
  return <Icon size={20} stroke={1.75} aria-hidden />;
}
