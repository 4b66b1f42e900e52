import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { vi } from '../words/vi/index.ts';
import { getPreferences, onPreferences, setPreferences } from './preferences.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'kit';
    resources: typeof vi;
    returnNull: false;
  }
}

/** English arrives only when it is asked for. */
async function fetchEnglish(): Promise<void> {
  if (i18next.hasResourceBundle('en', 'app')) return;
  const { en } = await import('../words/en/index.ts');
  for (const [capability, words] of Object.entries(en)) {
    i18next.addResourceBundle('en', capability, words);
  }
}

/** Readies the words before the first paint; afterwards they follow the chosen language without reload. */
export async function startWords(): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: 'vi',
    fallbackLng: 'vi',
    ns: Object.keys(vi),
    defaultNS: 'kit',
    resources: { vi },
    partialBundledLanguages: true,
    // React escapes what it shows.
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
  });
  await follow();
  onPreferences(() => void follow());
}

async function follow(): Promise<void> {
  const { language } = getPreferences();
  if (language === i18next.language) return;
  if (language === 'en') {
    try {
      await fetchEnglish();
    } catch {
      // No network: stay with the words that are here.
      setPreferences({ language: 'vi' });
      return;
    }
  }
  await i18next.changeLanguage(language);
}
