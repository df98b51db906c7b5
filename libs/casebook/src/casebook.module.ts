import { StudyMembers } from '@caseledger/study';
import { Module, type DynamicModule } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { Views } from './http.js';
import { ShowViewHandler, type CasebookParts } from './show-view.handler.js';

/** The read side: every view passes here. */
@Module({})
export class CasebookModule {
  static forRoot(parts: CasebookParts): DynamicModule {
    return {
      module: CasebookModule,
      global: true,
      imports: [CqrsModule],
      providers: [
        Views,
        {
          provide: ShowViewHandler,
          inject: [StudyMembers],
          useFactory: (members: StudyMembers) => new ShowViewHandler(parts, members),
        },
      ],
      exports: [Views, ShowViewHandler],
    };
  }
}
