import { WarningAltFilled } from '@carbon/icons-react';
import { type Figure, shown } from './reports';

/** What a report comes down to; what has to be none and is not stands out. */
export function ReportFigures({ figures, label }: { figures: Figure[]; label: string }) {
  return (
    <ul className="figures" aria-label={label}>
      {figures.map((figure) => (
        <li key={figure.id} className={figure.wrong ? 'figure figure--wrong' : 'figure'}>
          <span className="figure__value">
            {figure.wrong && <WarningAltFilled size={20} aria-label="Wrong:" />} {shown(figure)}
          </span>
          <span className="figure__title">{figure.title}</span>
        </li>
      ))}
    </ul>
  );
}
