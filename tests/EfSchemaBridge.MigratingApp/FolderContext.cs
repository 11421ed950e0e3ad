using Microsoft.EntityFrameworkCore;

namespace EfSchemaBridge.MigratingApp;

/// <summary>A context without entities: its migrations come from a folder.</summary>
internal sealed class FolderContext(DbContextOptions<FolderContext> options) : DbContext(options);
