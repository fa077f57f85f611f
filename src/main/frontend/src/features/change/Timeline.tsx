import { useQuery } from '@tanstack/react-query';
import { EvidencePack } from '../../shared/evidence/EvidencePack';
import { History } from '../../shared/ui/History';
import { ProblemNotice } from '../../shared/ui/ProblemNotice';
import { Section } from '../../shared/ui/Section';
import { timeline } from './change';
import { told } from './told';

/** Every fact of a change, oldest first. */
export function Timeline({ id }: { id: string }) {
  const { data, error } = useQuery(timeline(id));
  return (
    <Section title="Timeline">
      {error && <ProblemNotice error={error} />}
      <History entries={data?.items} told={told} />
      <EvidencePack id={id} />
    </Section>
  );
}
