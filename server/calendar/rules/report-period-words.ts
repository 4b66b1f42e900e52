import type { ReportPeriod } from './report-periods.ts';

type Language = 'vi' | 'en';

const ROMAN = ['I', 'II', 'III', 'IV'] as const;

/** `Tháng 11/2026`, `Quý III/2026`, `6 tháng đầu năm 2026`, `9 tháng năm 2026`, `Tuần 47/2026`, `5 năm 2021-2025`. */
export function nameReportPeriod(period: ReportPeriod, language: Language): string {
  const { kind, year, number } = period;
  const vi = language === 'vi';
  switch (kind) {
    case 'week':
      return vi ? `Tuần ${number}/${year}` : `Week ${number}/${year}`;
    case 'month':
      return vi ? `Tháng ${number}/${year}` : `Month ${number}/${year}`;
    case 'quarter':
      return vi ? `Quý ${ROMAN[number - 1]}/${year}` : `Q${number}/${year}`;
    case 'half':
      if (vi) return `6 tháng ${number === 1 ? 'đầu' : 'cuối'} năm ${year}`;
      return `${number === 1 ? 'First' : 'Second'} half of ${year}`;
    case 'nine_months':
      return vi ? `9 tháng năm ${year}` : `Nine months of ${year}`;
    case 'year':
      return vi ? `Năm ${year}` : `Year ${year}`;
    case 'five_years':
      return vi ? `5 năm ${year}-${year + 4}` : `Five years ${year}-${year + 4}`;
  }
}

/** The same for the head of a column: `T11/2026`, `Q.III/2026`, `6T đầu 2026`, `9T/2026`, `Tuần 47`, `2021-2025`. */
export function markReportPeriod(period: ReportPeriod, language: Language): string {
  const { kind, year, number } = period;
  const vi = language === 'vi';
  switch (kind) {
    case 'week':
      return vi ? `Tuần ${number}/${year}` : `W${number}/${year}`;
    case 'month':
      return vi ? `T${number}/${year}` : `M${number}/${year}`;
    case 'quarter':
      return vi ? `Quý ${ROMAN[number - 1]}/${year}` : `Q${number}/${year}`;
    case 'half':
      if (vi) return `6T ${number === 1 ? 'đầu' : 'cuối'} ${year}`;
      return `H${number}/${year}`;
    case 'nine_months':
      return vi ? `9T/${year}` : `9M/${year}`;
    case 'year':
      return vi ? `Năm ${year}` : String(year);
    case 'five_years':
      return `${year}-${year + 4}`;
  }
}

/** The name of the report: `Báo cáo tháng 11/2026`, `Báo cáo quý III/2026`, `Báo cáo năm 2026`. */
export function sayReportPeriod(period: ReportPeriod, language: Language): string {
  const name = nameReportPeriod(period, language);
  if (language === 'en') return `Report, ${name.charAt(0).toLowerCase()}${name.slice(1)}`;
  return `Báo cáo ${name.charAt(0).toLowerCase()}${name.slice(1)}`;
}
