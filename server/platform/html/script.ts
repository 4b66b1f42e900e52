/**
 * Remembers text size and contrast on this device. Pages are whole without it: the buttons work by the style
 * sheet alone, and only forget.
 */
export const COMFORT_SCRIPT = `'use strict';
(() => {
  const KEY = 'chidao-hien-thi';
  const boxes = [...document.querySelectorAll('.tools input')];
  let kept = [];
  try { kept = JSON.parse(localStorage.getItem(KEY) || '[]'); } catch { kept = []; }
  if (Array.isArray(kept) && kept.length > 0) for (const box of boxes) box.checked = kept.includes(box.id);
  for (const box of boxes) box.addEventListener('change', () => {
    const chosen = boxes.filter(({ checked }) => checked).map(({ id }) => id);
    try { localStorage.setItem(KEY, JSON.stringify(chosen)); } catch { return; }
  });
})();
`;
