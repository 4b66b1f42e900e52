import { formatNumber } from '../../server/calendar/rules/numbers.ts';
import type { Indicator, SeriesPoint, TargetDetail } from '../../server/indicators/contract.ts';
import { endOf, periodsBetween } from '../../server/indicators/rules/periods.ts';
import { sayPeriodCode } from './say-value.ts';

interface Look {
  /** The value of a colour role in the scheme now shown. */
  readonly colour: (role: string) => string;
  readonly words: Readonly<Record<'actual' | 'estimate' | 'path' | 'forecast' | 'band', string>>;
  readonly language: string;
}

/** The face of the page; a chart inherits none. */
const FONT = '"Source Sans 3", "Segoe UI", Arial, sans-serif';

type Cell = number | null;
/** A value, or a value that says on which side of it its label stands. */
type Datum = Cell | { readonly value: Cell; readonly label: { readonly position: string } };

/** What ECharts draws of a target: one colour and greys, no animation, labels at the lines themselves. */
export function chartOption(
  { shape }: Pick<Indicator, 'shape'>,
  target: TargetDetail,
  { colour, words }: Look,
) {
  const { promise, points, judgement, other } = target;
  const forecast = judgement?.forecast ?? null;
  const growth = promise.kind === 'growth';
  const codes = axisOf(shape, target);
  const at = (cells: ReadonlyMap<string, Cell>) =>
    codes.map((code) => cells.get(endOf(code)) ?? null);
  const members = [...new Set(target.series.map(({ member }) => member))];
  const lastActual = target.series.findLast(
    ({ kind, value }) => kind === 'actual' && value !== null,
  );
  const figure = (value: number) => formatNumber(value, { decimals: shape.decimals });
  const text = { color: colour('text-2'), fontSize: 12 };
  const line = (name: string, data: readonly Datum[], more: object) => ({
    ...{ name, type: 'line', data, connectNulls: true, symbolSize: 8, silent: true, ...more },
  });
  const ink = colour('accent');
  const grey = colour('text-3');
  // A long name stands above the end of its line, in two rows, and so is never cut by the edge.
  const nameAtEnd = {
    ...{ show: true, formatter: '{a}', color: colour('text'), align: 'right' },
    ...{ verticalAlign: 'bottom', offset: [0, -8], width: 260, overflow: 'break' },
  };
  const hollow = { color: colour('surface'), borderWidth: 2 };
  const path = new Map(points.map(({ period, expected }) => [endOf(period), expected]));
  const milestones = new Map(
    points
      .filter(({ milestone }) => milestone)
      .map(({ period, expected }) => [endOf(period), expected]),
  );
  const belowPath = new Set(
    target.series
      .filter(({ period, value }) => {
        const expected = path.get(endOf(period));
        if (value === null || expected == null) return false;
        return promise.kind === 'rank' ? value > expected : value < expected;
      })
      .map(({ period }) => endOf(period)),
  );
  // The label of a point stands on the side that the path leaves free.
  const sided = (cells: ReadonlyMap<string, Cell>, below: 'below' | 'above'): Datum[] =>
    codes.map((code) => {
      const isLow = belowPath.has(endOf(code)) === (below === 'below');
      const value = cells.get(endOf(code)) ?? null;
      return { value, label: { position: isLow ? 'bottom' : 'top' } };
    });
  const figures = {
    show: true,
    color: colour('text'),
    formatter: ({ value }: { value: Cell }) => (value === null ? '' : figure(value)),
  };
  return {
    animation: false,
    textStyle: { fontFamily: FONT },
    aria: { enabled: true, decal: { show: true } },
    grid: { left: 8, right: 32, top: 32, bottom: 8, containLabel: true },
    xAxis: {
      ...{ type: 'category', data: codes.map(sayPeriodCode), boundaryGap: true, axisLabel: text },
      axisLine: { lineStyle: { color: colour('edge') } },
    },
    yAxis: {
      ...{ type: 'value', scale: true, inverse: promise.kind === 'rank' },
      // Room below the lowest point, whose label may stand under it.
      boundaryGap: ['10%', '4%'],
      ...(promise.kind === 'rank' ? { min: 1 } : {}),
      axisLabel: { ...text, formatter: figure },
      splitLine: { lineStyle: { color: colour('hairline') } },
    },
    series: [
      ...(growth
        ? []
        : [
            line(words.path, at(path), {
              ...{ symbol: 'none', step: target.path === 'stepped' ? 'end' : false },
              lineStyle: { color: grey, width: 1.5 },
            }),
            line(words.path, sided(milestones, 'above'), {
              ...{
                symbol: 'diamond',
                symbolSize: 12,
                connectNulls: false,
                lineStyle: { width: 0 },
              },
              itemStyle: { ...hollow, borderColor: grey },
              label: { ...figures, color: colour('text-2') },
            }),
          ]),
      ...members.map((member, index) =>
        line(
          nameOf(shape, member) || words.actual,
          sided(valuesOf(target.series, 'actual', member), 'below'),
          {
            ...{ symbol: 'circle', itemStyle: { color: ink } },
            lineStyle: { color: ink, width: 2, type: index === 0 ? 'solid' : 'dashed' },
            endLabel: { ...nameAtEnd, show: members.length > 1 },
            label: { ...figures, show: members.length === 1 },
          },
        ),
      ),
      line(words.estimate, sided(valuesOf(target.series, 'estimate', ''), 'below'), {
        ...{ symbol: 'circle', symbolSize: 10, connectNulls: false, lineStyle: { width: 0 } },
        itemStyle: { ...hollow, borderColor: ink },
        label: figures,
      }),
      ...(other
        ? [
            line(other.name, at(valuesOf(other.series, 'actual', '')), {
              ...{ symbol: 'rect', itemStyle: { color: grey } },
              lineStyle: { color: grey, width: 2, type: 'dashed' },
              endLabel: nameAtEnd,
            }),
          ]
        : []),
      ...(forecast
        ? forecastLines(at, forecast, lastActual, { colour, words }).map(({ name, data, more }) =>
            line(name, data, more),
          )
        : []),
    ],
  };
}

/** At most so many periods stand on the axis with the empty ones between them. */
const MOST_PERIODS = 60;

/** The periods from the first at which anything stands to the last, one for each end, empty ones too. */
function axisOf({ frequency }: Indicator['shape'], target: TargetDetail): string[] {
  const { points, series, other, judgement } = target;
  const all = [
    ...series.map(({ period }) => period),
    ...(other?.series ?? []).map(({ period }) => period),
    ...points.map(({ period }) => period),
    ...(judgement?.forecast ? [judgement.forecast.period] : []),
  ];
  const ends = all.map(endOf).toSorted();
  const [first, last] = [ends[0], ends.at(-1)];
  if (first === undefined || last === undefined) return [];
  const between = periodsBetween(first, last, frequency).filter(({ endsOn }) => endsOn <= last);
  const filled = between.length > MOST_PERIODS ? [] : between.map(({ code }) => code);
  const byEnd = new Map([...filled, ...all.toReversed()].map((code) => [endOf(code), code]));
  return [...byEnd].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, code]) => code);
}

function valuesOf(
  series: readonly SeriesPoint[],
  kind: SeriesPoint['kind'],
  member: string,
): Map<string, Cell> {
  return new Map(
    series
      .filter((point) => point.kind === kind && point.member === member)
      .map(({ period, value }) => [endOf(period), value]),
  );
}

function nameOf({ dimensions }: Indicator['shape'], member: string): string {
  const [dimension, code] = member.split(':');
  const found = dimensions.find((each) => each.code === dimension);
  return found?.members.find((each) => each.code === code)?.name ?? '';
}

/** From the last actual value to the forecast: dotted, in a band that stands on its lower end. */
function forecastLines(
  at: (cells: ReadonlyMap<string, Cell>) => Cell[],
  forecast: NonNullable<NonNullable<TargetDetail['judgement']>['forecast']>,
  last: SeriesPoint | undefined,
  { colour, words }: Pick<Look, 'colour' | 'words'>,
) {
  const start: [string, Cell][] = last ? [[endOf(last.period), last.value]] : [];
  const end = endOf(forecast.period);
  const from = (value: number) => new Map<string, Cell>([...start, [end, value]]);
  const width = new Map<string, Cell>([
    ...(last ? [[endOf(last.period), 0] as [string, Cell]] : []),
    [end, forecast.high - forecast.low],
  ]);
  const none = { symbol: 'none', stack: 'band', lineStyle: { width: 0 } };
  const ink = colour('accent');
  return [
    { name: words.band, data: at(from(forecast.low)), more: none },
    {
      name: words.band,
      data: at(width),
      more: { ...none, areaStyle: { color: ink, opacity: 0.15 } },
    },
    {
      name: words.forecast,
      data: at(from(forecast.value)),
      more: { symbol: 'none', lineStyle: { color: ink, width: 2, type: 'dotted' } },
    },
  ];
}
