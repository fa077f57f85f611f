import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { OpenForm } from '../features/glass/OpenForm';
import { useSession } from '../features/session/session';

export function OpenGlassPage() {
  const navigate = useNavigate();
  const { account } = useSession();
  useEffect(() => {
    document.title = 'Open an emergency session · Countersign';
  }, []);
  return (
    <>
      <header className="page-head">
        <h1>Open an emergency session</h1>
      </header>
      <p className="lead">For an active incident, when a change cannot wait. Short, narrow, and paid back.</p>
      <OpenForm
        account={account}
        onOpened={(id) => void navigate({ to: '/break-glass/$id', params: { id } })}
      />
    </>
  );
}
