import { Link } from '@tanstack/react-router';

/** A change or a session by its id, shortened; the whole of it is in the title. */
export function SubjectLink({ id }: { id: string }) {
  const short = `${id.slice(0, 4)}…${id.slice(-6)}`;
  return id.startsWith('bgs_') ? (
    <Link to="/break-glass/$id" params={{ id }} title={id}>
      session {short}
    </Link>
  ) : (
    <Link to="/changes/$id" params={{ id }} title={id}>
      change {short}
    </Link>
  );
}
