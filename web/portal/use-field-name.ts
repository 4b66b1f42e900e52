import { useTranslation } from 'react-i18next';
import { portal } from '../words/vi/portal.ts';

type FieldName = keyof typeof portal.fieldName;
const isKnown = (name: string): name is FieldName => Object.hasOwn(portal.fieldName, name);

/** How a field of a publication is called; one that has no words yet by its own name. */
export function useFieldName(): (name: string) => string {
  const { t } = useTranslation('portal');
  return (name) => (isKnown(name) ? t(`fieldName.${name}`) : name);
}
