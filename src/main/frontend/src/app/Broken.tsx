import { Button } from '@carbon/react';
import { type ErrorComponentProps, Link, useRouter } from '@tanstack/react-router';
import { ProblemNotice } from '../shared/ui/ProblemNotice';

/** What is shown in place of a page that could not be drawn. */
export function Broken({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  const again = () => {
    reset();
    void router.invalidate();
  };
  return (
    <main className="alone">
      <h1>This page could not be shown</h1>
      <ProblemNotice error={error} />
      <Button onClick={again}>Try again</Button>
    </main>
  );
}

export function Missing() {
  return (
    <main className="alone">
      <h1>There is no such page</h1>
      <p>The address may have been cut off, or the page has moved.</p>
      <Link to="/changes" search={{}}>
        Go to Policy and Approvals
      </Link>
    </main>
  );
}
