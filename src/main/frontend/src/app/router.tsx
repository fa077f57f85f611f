import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  Outlet,
  redirect,
  type SearchSchemaInput,
} from '@tanstack/react-router';
import { type Period, readPeriod } from '../features/compliance/checklist';
import { type Draw, readDraw } from '../features/compliance/history';
import { type HistoryFilters, readHistoryFilters } from '../features/compliance/historyFilters';
import { type Look, readLook } from '../features/compliance/look';
import { type Asked, readAsked } from '../features/compliance/reports';
import { readView, type View } from '../features/compliance/reviewView';
import { type Filters, readFilters } from '../features/queue/filters';
import { session } from '../features/session/session';
import { Refused } from '../shared/api/client';
import { arrivingPage } from '../shared/ui/arriving';
import { Broken, Missing } from './Broken';
import { Shell } from './Shell';

const root = createRootRouteWithContext<{ cache: QueryClient }>()({
  component: Outlet,
  errorComponent: Broken,
  notFoundComponent: Missing,
});

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: (search: Record<string, unknown>) =>
    (typeof search.to === 'string' ? { to: search.to } : {}) as { to?: string },
  component: arrivingPage(() => import('../pages/SignInPage'), 'SignInPage'),
});

/** Whoever is not signed in comes back to the very address after signing in. */
const signedIn = createRoute({
  getParentRoute: () => root,
  id: 'signed-in',
  beforeLoad: async ({ context, location }) => {
    try {
      await context.cache.ensureQueryData(session);
    } catch (error) {
      if (error instanceof Refused && error.status === 401) {
        throw redirect({ to: '/sign-in', search: location.href === '/' ? {} : { to: location.href } });
      }
      throw error;
    }
  },
  component: Shell,
  errorComponent: Broken,
});

const start = createRoute({
  getParentRoute: () => signedIn,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/changes', search: {} });
  },
});

const queue = createRoute({
  getParentRoute: () => signedIn,
  path: '/changes',
  validateSearch: (search: Partial<Filters> & SearchSchemaInput) => readFilters({ ...search }),
  component: arrivingPage(() => import('../pages/QueuePage'), 'QueuePage'),
});

const change = createRoute({
  getParentRoute: () => signedIn,
  path: '/changes/$id',
  component: arrivingPage(() => import('../pages/ChangePage'), 'ChangePage'),
});

const newChange = createRoute({
  getParentRoute: () => signedIn,
  path: '/changes/new',
  validateSearch: (search: Record<string, unknown>) =>
    (typeof search.like === 'string' ? { like: search.like } : {}) as { like?: string },
  component: arrivingPage(() => import('../pages/NewChangePage'), 'NewChangePage'),
});

const revise = createRoute({
  getParentRoute: () => signedIn,
  path: '/changes/$id/revise',
  component: arrivingPage(() => import('../pages/RevisePage'), 'RevisePage'),
});

const teams = createRoute({
  getParentRoute: () => signedIn,
  path: '/directory',
  component: arrivingPage(() => import('../pages/DirectoryPage'), 'DirectoryPage'),
});

const people = createRoute({
  getParentRoute: () => signedIn,
  path: '/directory/people',
  component: arrivingPage(() => import('../pages/DirectoryPage'), 'DirectoryPage'),
});

const machines = createRoute({
  getParentRoute: () => signedIn,
  path: '/directory/service-accounts',
  component: arrivingPage(() => import('../pages/DirectoryPage'), 'DirectoryPage'),
});

const team = createRoute({
  getParentRoute: () => signedIn,
  path: '/directory/teams/$id',
  component: arrivingPage(() => import('../pages/TeamPage'), 'TeamPage'),
});

const person = createRoute({
  getParentRoute: () => signedIn,
  path: '/directory/people/$id',
  component: arrivingPage(() => import('../pages/PersonPage'), 'PersonPage'),
});

const settings = createRoute({
  getParentRoute: () => signedIn,
  path: '/settings',
  component: arrivingPage(() => import('../pages/SettingsPage'), 'SettingsPage'),
});

const about = createRoute({
  getParentRoute: () => signedIn,
  path: '/about',
  component: arrivingPage(() => import('../pages/AboutPage'), 'AboutPage'),
});

const tasks = createRoute({
  getParentRoute: () => signedIn,
  path: '/tasks',
  component: arrivingPage(() => import('../pages/TasksPage'), 'TasksPage'),
});

const task = createRoute({
  getParentRoute: () => signedIn,
  path: '/tasks/$id',
  component: arrivingPage(() => import('../pages/TaskPage'), 'TaskPage'),
});

const executions = createRoute({
  getParentRoute: () => signedIn,
  path: '/executions',
  validateSearch: (search: Record<string, unknown>) =>
    (typeof search.view === 'string' ? { view: search.view } : {}) as { view?: string },
  component: arrivingPage(() => import('../pages/ExecutionsPage'), 'ExecutionsPage'),
});

const glass = createRoute({
  getParentRoute: () => signedIn,
  path: '/break-glass',
  component: arrivingPage(() => import('../pages/GlassPage'), 'GlassPage'),
});

const openGlass = createRoute({
  getParentRoute: () => signedIn,
  path: '/break-glass/open',
  component: arrivingPage(() => import('../pages/OpenGlassPage'), 'OpenGlassPage'),
});

const glassSession = createRoute({
  getParentRoute: () => signedIn,
  path: '/break-glass/$id',
  component: arrivingPage(() => import('../pages/SessionPage'), 'SessionPage'),
});

const drills = createRoute({
  getParentRoute: () => signedIn,
  path: '/break-glass/drills',
  component: arrivingPage(() => import('../pages/DrillsPage'), 'DrillsPage'),
});

const incidents = createRoute({
  getParentRoute: () => signedIn,
  path: '/break-glass/incidents',
  component: arrivingPage(() => import('../pages/IncidentsPage'), 'IncidentsPage'),
});

const compliance = createRoute({
  getParentRoute: () => signedIn,
  path: '/compliance',
  validateSearch: (search: Partial<Period> & SearchSchemaInput) => readPeriod({ ...search }),
  component: arrivingPage(() => import('../pages/CompliancePage'), 'CompliancePage'),
});

const processHistory = createRoute({
  getParentRoute: () => signedIn,
  path: '/compliance/processes',
  validateSearch: (search: Partial<Look> & SearchSchemaInput) => readLook({ ...search }),
  component: arrivingPage(() => import('../pages/ProcessesPage'), 'ProcessesPage'),
});

const reports = createRoute({
  getParentRoute: () => signedIn,
  path: '/compliance/reports',
  component: arrivingPage(() => import('../pages/ReportsPage'), 'ReportsPage'),
});

const report = createRoute({
  getParentRoute: () => signedIn,
  path: '/compliance/reports/$name',
  validateSearch: (search: Partial<Asked> & SearchSchemaInput) => readAsked({ ...search }),
  component: arrivingPage(() => import('../pages/ReportPage'), 'ReportPage'),
});

const legalHolds = createRoute({
  getParentRoute: () => signedIn,
  path: '/compliance/holds',
  component: arrivingPage(() => import('../pages/HoldsPage'), 'HoldsPage'),
});

const history = createRoute({
  getParentRoute: () => signedIn,
  path: '/compliance/history',
  validateSearch: (search: HistoryFilters & SearchSchemaInput) => readHistoryFilters({ ...search }),
  component: arrivingPage(() => import('../pages/HistoryPage'), 'HistoryPage'),
});

const sample = createRoute({
  getParentRoute: () => signedIn,
  path: '/compliance/sample',
  validateSearch: (search: HistoryFilters & Partial<Draw> & SearchSchemaInput) => ({
    ...readHistoryFilters({ ...search }),
    ...readDraw({ ...search }),
  }),
  component: arrivingPage(() => import('../pages/SamplePage'), 'SamplePage'),
});

const accessReviews = createRoute({
  getParentRoute: () => signedIn,
  path: '/compliance/access-reviews',
  component: arrivingPage(() => import('../pages/AccessReviewsPage'), 'AccessReviewsPage'),
});

const accessReview = createRoute({
  getParentRoute: () => signedIn,
  path: '/compliance/access-reviews/$id',
  validateSearch: (search: { view?: View } & SearchSchemaInput) => readView({ ...search }),
  component: arrivingPage(() => import('../pages/AccessReviewPage'), 'AccessReviewPage'),
});

const controls = createRoute({
  getParentRoute: () => signedIn,
  path: '/compliance/controls',
  component: arrivingPage(() => import('../pages/ControlsPage'), 'ControlsPage'),
});

const selfCheck = createRoute({
  getParentRoute: () => signedIn,
  path: '/compliance/self-check',
  validateSearch: (search: Record<string, unknown>) =>
    (typeof search.id === 'string' ? { id: search.id } : {}) as { id?: string },
  component: arrivingPage(() => import('../pages/SelfCheckPage'), 'SelfCheckPage'),
});

const notifications = createRoute({
  getParentRoute: () => signedIn,
  path: '/notifications',
  validateSearch: (search: Record<string, unknown>) =>
    (search.unread === true ? { unread: true } : {}) as { unread?: boolean },
  component: arrivingPage(() => import('../pages/NotificationsPage'), 'NotificationsPage'),
});

const models = createRoute({
  getParentRoute: () => signedIn,
  path: '/models',
  component: arrivingPage(() => import('../pages/ModelsPage'), 'ModelsPage'),
});

const modelDrafts = createRoute({
  getParentRoute: () => signedIn,
  path: '/models/drafts',
  component: arrivingPage(() => import('../pages/DraftsPage'), 'DraftsPage'),
});

const modelReleases = createRoute({
  getParentRoute: () => signedIn,
  path: '/models/releases',
  component: arrivingPage(() => import('../pages/ReleasesPage'), 'ReleasesPage'),
});

const compare = createRoute({
  getParentRoute: () => signedIn,
  path: '/models/compare',
  validateSearch: (search: Record<string, unknown>) => ({
    from: String(search.from ?? ''),
    to: String(search.to ?? ''),
  }),
  component: arrivingPage(() => import('../pages/ComparePage'), 'ComparePage'),
});

const release = createRoute({
  getParentRoute: () => signedIn,
  path: '/models/releases/$id',
  component: arrivingPage(() => import('../pages/ReleasePage'), 'ReleasePage'),
});

const replay = createRoute({
  getParentRoute: () => signedIn,
  path: '/models/replays/$id',
  component: arrivingPage(() => import('../pages/ReplayPage'), 'ReplayPage'),
});

const draft = createRoute({
  getParentRoute: () => signedIn,
  path: '/models/drafts/$id',
  component: arrivingPage(() => import('../pages/DraftPage'), 'DraftPage'),
});

const model = createRoute({
  getParentRoute: () => signedIn,
  path: '/models/$name',
  validateSearch: (search: { version?: number } & SearchSchemaInput) =>
    (Number.isInteger(search.version) ? { version: search.version } : {}) as { version?: number },
  component: arrivingPage(() => import('../pages/ModelPage'), 'ModelPage'),
});

const tree = root.addChildren([
  signIn,
  signedIn.addChildren([
    start,
    queue,
    change,
    newChange,
    revise,
    tasks,
    task,
    executions,
    glass,
    openGlass,
    glassSession,
    drills,
    incidents,
    compliance,
    processHistory,
    reports,
    report,
    legalHolds,
    history,
    sample,
    accessReviews,
    accessReview,
    controls,
    selfCheck,
    teams,
    people,
    machines,
    team,
    person,
    settings,
    about,
    notifications,
    models,
    model,
    modelDrafts,
    draft,
    modelReleases,
    compare,
    release,
    replay,
  ]),
]);

export const makeRouter = (cache: QueryClient) =>
  createRouter({ routeTree: tree, context: { cache }, defaultPreload: 'intent', scrollRestoration: true });

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof makeRouter>;
  }
}
