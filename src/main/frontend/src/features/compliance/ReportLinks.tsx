import { Link } from '@tanstack/react-router';
import type { Listed } from './reports';

/** The reports that there are; those that one may not ask say so. */
export function ReportLinks({ reports }: { reports: Listed[] }) {
  return (
    <ul className="reports">
      {reports.map(({ name, title, question, allowed }) => (
        <li key={name} className="reports__report">
          {allowed ? (
            <Link to="/compliance/reports/$name" params={{ name }} search={{}}>
              {title}
            </Link>
          ) : (
            <span>{title}</span>
          )}
          <span className="quiet">
            {question}
            {!allowed && ' It is for those who see every project.'}
          </span>
        </li>
      ))}
    </ul>
  );
}
