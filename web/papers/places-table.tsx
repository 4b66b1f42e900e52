import { useTranslation } from 'react-i18next';
import { TEMPLATE_PLACES } from '../../server/papers/rules/template-places.ts';
import { say } from '../kit/format.ts';
import classes from './papers.module.css';

/** Every place that a template may have, with what is printed there. */
export function PlacesTable() {
  const { t } = useTranslation('papers');
  return (
    <section className={classes.section}>
      <h2>{t('places.title')}</h2>
      <p className={classes.lead}>{t('places.what')}</p>
      <table className={classes.table}>
        <caption className={classes.caption}>{t('places.caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('places.name')}</th>
            <th scope="col">{t('places.prints')}</th>
            <th scope="col">{t('places.how')}</th>
          </tr>
        </thead>
        <tbody>
          {TEMPLATE_PLACES.map((place) => (
            <tr key={place.name}>
              <th scope="row" className={classes.place}>{`{{${place.name}}}`}</th>
              <td>{say(place)}</td>
              <td>
                {t(`places.${place.shape}`)}
                {place.needed && `, ${t('places.needed')}`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
