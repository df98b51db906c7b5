import { SetMetadata } from '@nestjs/common';

/** Metadata key of open routes. */
export const publicRoute = 'caseledger:public';

/** Opens a route, or a controller, that takes no body to callers without a token. */
export const Public = () => SetMetadata(publicRoute, true);
