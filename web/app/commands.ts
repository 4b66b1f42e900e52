import { useLocation, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { DayAsked } from './day-dialog.tsx';
import { useMay, useMe } from './me.ts';
import { addressOfPlace, placesOf } from './places.ts';
import {
  type Preferences,
  SIZES,
  setPreferences,
  shownScheme,
  usePreferences,
} from './preferences.ts';
import { useSignOut } from './sign-out.ts';
import { useSwitchPost } from './switch-post.ts';
import { useAsOf } from './use-view.ts';

/** A verb of the palette. One that may not be done now is grey, with its reason. */
export interface Command {
  readonly id: string;
  readonly label: string;
  readonly run: () => void;
  /** Why it cannot be done now. */
  readonly refused?: string;
  /** Other words under which it is found. */
  readonly also?: string;
}

function nextSize(size: Preferences['size'], step: 1 | -1): Preferences['size'] | undefined {
  return SIZES[SIZES.indexOf(size) + step];
}

/** Pages that lay two days on one another. */
const COMPARED = /^\/(tasks|board|budget|indicators|plans\/\d+)\/?$/;

/** Every verb that the program knows for this person now. */
export function useCommands(onKeys: () => void, onDay: (asked: DayAsked) => void): Command[] {
  const { t, i18n } = useTranslation('app');
  const navigate = useNavigate();
  const { acting, posts, scopes } = useMe();
  const mayRead = useMay('reading.write');
  const mayAmend = useMay('amendment.read');
  const { size } = usePreferences();
  const { asOf, setAsOf } = useAsOf();
  const { pathname } = useLocation();
  const changePost = useSwitchPost();
  const signOut = useSignOut();
  const dark = shownScheme() === 'dark';
  const bigger = nextSize(size, 1);
  const smaller = nextSize(size, -1);
  const readRefusal = !mayRead ? t('verb.notForPost') : asOf ? t('verb.notInAsOf') : undefined;
  return [
    {
      id: 'read',
      label: t('verb.read'),
      run: () => void navigate({ to: '/directives/new' }),
      ...(readRefusal ? { refused: readRefusal } : {}),
    },
    {
      id: 'amend',
      label: t('verb.amend'),
      also: 'điều chỉnh bổ sung amend',
      run: () => void navigate({ to: '/amendments' }),
      ...(mayAmend ? {} : { refused: t('verb.notForPost') }),
    },
    ...placesOf(acting.role, scopes)
      .filter((place) => place !== 'read')
      .map((place) => ({
        id: `open ${place}`,
        label: t('verb.open', { place: t(`place.${place}`) }),
        run: () => void navigate(addressOfPlace(place, new Date())),
      })),
    { id: 'asOf', label: t('verb.asOf'), also: 'as of ngay', run: () => onDay('asOf') },
    {
      id: 'compare',
      label: t('verb.compare'),
      also: 'so sanh',
      run: () => onDay('vs'),
      ...(COMPARED.test(pathname) ? {} : { refused: t('verb.notHere') }),
    },
    ...(asOf === null ? [] : [{ id: 'today', label: t('verb.today'), run: () => setAsOf(null) }]),
    ...posts
      .filter((post) => post.id !== acting.id || post.through?.id !== acting.through?.id)
      .map((post) => ({
        id: `post ${post.id} ${post.through?.id ?? ''}`,
        label: t('verb.post', { post: post.title, unit: post.unit.name }),
        run: () => void changePost(post),
      })),
    { id: 'print', label: t('verb.print'), run: () => setTimeout(() => window.print(), 50) },
    {
      id: 'scheme',
      label: t(dark ? 'verb.light' : 'verb.dark'),
      also: 'sáng tối dark light',
      run: () => setPreferences({ scheme: dark ? 'light' : 'dark' }),
    },
    ...(bigger
      ? [{ id: 'bigger', label: t('verb.bigger'), run: () => setPreferences({ size: bigger }) }]
      : []),
    ...(smaller
      ? [{ id: 'smaller', label: t('verb.smaller'), run: () => setPreferences({ size: smaller }) }]
      : []),
    {
      id: 'language',
      label: t('verb.language'),
      also: 'ngôn ngữ language',
      run: () => setPreferences({ language: i18n.language === 'vi' ? 'en' : 'vi' }),
    },
    { id: 'keys', label: t('verb.keys'), run: onKeys },
    { id: 'signOut', label: t('verb.signOut'), run: () => void signOut() },
  ];
}
