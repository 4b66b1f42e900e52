import { LineChart } from 'echarts/charts';
import { AriaComponent, GridComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Indicator, TargetDetail } from '../../server/indicators/contract.ts';
import { say } from '../kit/format.ts';
import { chartOption } from './chart-option.ts';
import classes from './indicators.module.css';

use([LineChart, GridComponent, AriaComponent, SVGRenderer]);

/**
 * The path of a target: actual values solid with their points, milestones as hollow diamonds, estimates as
 * hollow points, the forecast dotted within its band. The table below says the same in figures.
 */
export function PathChart({ indicator, target }: { indicator: Indicator; target: TargetDetail }) {
  const { t, i18n } = useTranslation('indicators');
  const place = useRef<HTMLDivElement>(null);
  const sentence = target.judgement ? say(target.judgement.reason) : say(target.promised);
  useEffect(() => {
    const box = place.current;
    if (!box) return;
    const chart = init(box, null, { renderer: 'svg' });
    const style = getComputedStyle(box);
    const colour = (role: string) => style.getPropertyValue(`--${role}`).trim();
    const words = {
      ...{ actual: t('chart.actual'), estimate: t('chart.estimate'), path: t('chart.path') },
      ...{ forecast: t('chart.forecast'), band: t('chart.band') },
    };
    chart.setOption(chartOption(indicator, target, { colour, words, language: i18n.language }));
    const watch = new ResizeObserver(() => chart.resize());
    watch.observe(box);
    return () => {
      watch.disconnect();
      chart.dispose();
    };
  }, [indicator, target, t, i18n.language]);
  const forecast = target.judgement?.forecast;
  const hasEstimate = target.series.some(({ kind }) => kind === 'estimate');
  const hasMilestone = target.points.some(({ milestone }) => milestone);
  return (
    <figure style={{ margin: 0 }}>
      <div ref={place} className={classes.chart} role="img" aria-label={sentence} />
      <figcaption className={classes.legend}>
        <span>
          {t('chart.actual')} ●─{hasEstimate && ` · ${t('chart.estimate')} ○`}
          {hasMilestone && ` · ${t('chart.milestone')} ◇`}
          {forecast && ` · ${t('chart.forecast')} ┈`}
        </span>
        {forecast && <span>{t('chart.method', { count: forecast.points })}</span>}
        {target.points.length > 1 && <span>{t(`chart.${target.path}`)}</span>}
      </figcaption>
    </figure>
  );
}
