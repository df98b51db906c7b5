import { getContainerRuntimeClient, type GenericContainer } from 'testcontainers';
import { untilReady } from './ready.js';
import type { Server } from './server.js';

type Engine = Awaited<ReturnType<typeof getContainerRuntimeClient>>;
type Container = ReturnType<Engine['container']['getById']>;

export interface ContainerServerOptions {
  /** What it is, in error messages. */
  readonly name: string;
  /** Whether it answers; a rejection means "not yet". */
  readonly ready: () => Promise<boolean>;
}

/** The host at which the ports of containers are reached. @throws when no engine answers. */
export async function containerHost(): Promise<string> {
  return (await getContainerRuntimeClient()).info.containerRuntime.host;
}

/**
 * A server in a container. Its port on the host must be fixed: the engine gives a random one anew at each start. Should
 * this process be killed, testcontainers' reaper removes the container.
 */
export class ContainerServer implements Server {
  private constructor(
    private readonly container: Container,
    private readonly options: ContainerServerOptions,
  ) {}

  static async run(image: GenericContainer, options: ContainerServerOptions): Promise<ContainerServer> {
    const started = await image.start();
    const engine = await getContainerRuntimeClient();
    const server = new ContainerServer(engine.container.getById(started.getId()), options);
    try {
      await server.untilReady();
    } catch (error) {
      await server.remove();
      throw error;
    }
    return server;
  }

  async start(): Promise<void> {
    await this.container.start();
    await this.untilReady();
  }

  async stop(): Promise<void> {
    await this.container.stop({ t: 30 });
  }

  async kill(): Promise<void> {
    await this.container.kill();
    await this.container.wait();
  }

  async pause(): Promise<void> {
    await this.container.pause();
  }

  async resume(): Promise<void> {
    await this.container.unpause();
  }

  /** Ends it, running or not, and removes its data. */
  async remove(): Promise<void> {
    await this.container.remove({ force: true, v: true });
  }

  private untilReady(): Promise<void> {
    return untilReady({
      ...this.options,
      hasEnded: async () => !(await this.container.inspect()).State.Running,
      lastWords: async () => String(await this.container.logs({ stdout: true, stderr: true, tail: 20 })),
    });
  }
}
