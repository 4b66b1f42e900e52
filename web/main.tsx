import './app/without-eval.ts';
import './app/mantine.css';
import './app/fonts.css';
import './app/global.css';
import './app/print.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { applyPreferences } from './app/preferences.ts';
import { Providers } from './app/providers.tsx';
import { startWords } from './app/words.ts';
import { listenToKeys } from './kit/keys/use-keys.ts';

applyPreferences();
listenToKeys();
await startWords();

const place = document.getElementById('root');
if (!place) throw new Error('index.html has no place for the program');
createRoot(place).render(
  <StrictMode>
    <Providers />
  </StrictMode>,
);
