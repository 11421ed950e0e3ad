using System.CommandLine;
using EfSchemaBridge.Tool;

var root = new RootCommand("Works with the schema.prisma of a project.")
{
    GenerateCommand.Create(),
    ValidateCommand.Create(),
};
return root.Parse(args).Invoke();
