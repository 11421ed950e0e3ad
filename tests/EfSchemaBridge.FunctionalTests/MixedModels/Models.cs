using Microsoft.EntityFrameworkCore;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

namespace EfSchemaBridge.FunctionalTests.MixedModels;

/// <summary>Models as C# configures them, each of another kind.</summary>
internal static class Models
{
    public static IReadOnlyDictionary<string, Action<ModelBuilder>> All { get; } = new Dictionary<string, Action<ModelBuilder>>
    {
        ["facets of tables, columns and indexes"] = Facets,
        ["owned and JSON types"] = OwnedAndJson,
        ["a table per hierarchy"] = model => Animals(model).UseTphMappingStrategy().HasDiscriminator<string>("Kind").HasValue<Cat>("cat").HasValue<Dog>("dog"),
        ["a table per type"] = model => Animals(model).UseTptMappingStrategy(),
        ["a table per concrete type"] = model => Animals(model).UseTpcMappingStrategy(),
        ["a table for two, and two tables for one"] = Splitting,
        ["a default schema"] = model =>
        {
            model.HasDefaultSchema("app");
            Animals(model).UseTpcMappingStrategy();
        },
        ["a table that others migrate"] = model =>
        {
            model.Entity<City>();
            model.Entity<Country>().ToTable("Outside", table => table.ExcludeFromMigrations());
            model.Entity<City>().Ignore(c => c.Country).Ignore(c => c.CountryId);
            model.Entity<Country>().Ignore(c => c.Neighbour);
        },
        ["identity columns with options"] = Identities,
        ["rows"] = Rows,
    };

    private static void Facets(ModelBuilder model)
    {
        model.HasPostgresEnum<Mood>("mood");
        model.HasPostgresExtension("citext");
        model.HasSequence<int>("OrderNumbers").StartsAt(1000).IncrementsBy(5).HasMin(10).HasMax(9000).IsCyclic();
        model.HasSequence("plain_numbers", "counting");
        model.Entity<Blog>(blog =>
        {
            blog.ToTable("blogs", table =>
            {
                table.HasComment("What people write; it's \"quoted\".");
                table.HasCheckConstraint("CK_rating", "\"Rating\" BETWEEN 0 AND 5 AND \"Name\" NOT IN ('a', 'b')");
            });
            blog.HasStorageParameter("fillfactor", 70).HasStorageParameter("autovacuum_enabled", false);
            blog.HasAlternateKey(b => b.Name);
            blog.Property(b => b.Name).HasComment("Its name").UseCollation("C").HasMaxLength(80);
            blog.Property(b => b.Slug).HasColumnType("citext").UseCompressionMethod("pglz");
            blog.Property(b => b.Price).HasPrecision(10, 2).HasDefaultValue(1.50m);
            blog.Property(b => b.Created).HasDefaultValue(new DateTime(2020, 1, 2, 3, 4, 5, DateTimeKind.Utc));
            blog.Property(b => b.Tags).HasDefaultValueSql("ARRAY['x','y']");
            blog.Property(b => b.Shout).HasComputedColumnSql("upper(\"Name\") || '!'", stored: true);
            blog.HasGeneratedTsVectorColumn(b => b.Search, "english", b => new { b.Name, b.Slug });
            blog.Property(b => b.Number).HasDefaultValueSql("nextval('\"OrderNumbers\"')");
            blog.Property(b => b.Mood).HasDefaultValue(Mood.Merry).HasConversion<string>();
            blog.HasIndex(b => b.Slug).IsUnique().AreNullsDistinct(false).HasFilter("\"Rating\" > 2 AND \"Slug\" <> ''");
            blog.HasIndex(b => new { b.Rating, b.Price }, "IX_rating").IsDescending(true, false)
                .HasNullSortOrder(NullSortOrder.NullsLast, NullSortOrder.NullsFirst).IncludeProperties(b => b.Created).HasStorageParameter("fillfactor", 60);
            blog.HasIndex(b => b.Search).HasMethod("GIN");
            blog.HasIndex(b => b.Shout).HasOperators("text_pattern_ops").UseCollation("C");
            blog.HasIndex(b => b.Created).IsCreatedConcurrently();
        });
        model.Entity<Post>(post =>
        {
            post.IsUnlogged(false);
            post.Property(p => p.Version).IsRowVersion();
            post.Property(p => p.Id).HasDefaultValueSql("gen_random_uuid()");
            post.HasOne(p => p.Blog).WithMany(b => b.Posts).HasForeignKey(p => p.BlogName).HasPrincipalKey(b => b.Name);
        });
        model.SharedTypeEntity<Dictionary<string, object>>("Cache", cache =>
        {
            cache.IsUnlogged();
            cache.Property<int>("Id");
            cache.Property<DateOnly>("Day").HasDefaultValueSql("CURRENT_DATE");
        });
    }

    private static void OwnedAndJson(ModelBuilder model) => model.Entity<Customer>(customer =>
    {
        customer.OwnsOne(c => c.Home, home => home.Property(a => a.City).HasColumnName("HomeCity"));
        customer.OwnsOne(c => c.Work, work => work.ToTable("WorkAddresses"));
        customer.OwnsOne(c => c.Details, details =>
        {
            details.ToJson();
            details.OwnsMany(d => d.Former);
        });
        customer.OwnsMany(c => c.Others);
        customer.ComplexProperty(c => c.Preferences, preferences => preferences.ToJson("prefs"));
    });

    private static Microsoft.EntityFrameworkCore.Metadata.Builders.EntityTypeBuilder<Animal> Animals(ModelBuilder model)
    {
        model.Entity<Cat>();
        model.Entity<Dog>();
        return model.Entity<Animal>();
    }

    private static void Splitting(ModelBuilder model)
    {
        model.Entity<Order>(order =>
        {
            order.ToTable("Orders").HasOne(o => o.Details).WithOne().HasForeignKey<OrderDetails>(d => d.Id);
            order.Navigation(o => o.Details).IsRequired();
        });
        model.Entity<OrderDetails>().ToTable("Orders");
        model.Entity<Country>(country =>
        {
            country.ToTable("Countries").SplitToTable("CountryNames", names => names.Property(c => c.Name));
        });
    }

    private static void Identities(ModelBuilder model)
    {
        model.Entity<Country>(country => country.Property(c => c.Id).UseIdentityAlwaysColumn().HasIdentityOptions(100, 10, 50, 5000, true, 3));
        model.Entity<City>(city => city.Property(c => c.Id).UseSerialColumn());
    }

    private static void Rows(ModelBuilder model)
    {
        model.Entity<Country>().Property(c => c.Id).UseIdentityAlwaysColumn();
        model.Entity<Country>().HasData(
            new Country { Id = 1, Code = "it's", Name = null, NeighbourId = 2, Since = new DateTime(2001, 2, 3, 4, 5, 6, DateTimeKind.Utc) },
            new Country { Id = 2, Code = "b", Name = "B", Since = DateTime.UnixEpoch });
        model.Entity<City>().HasData(new { Id = 7, Name = "Town", CountryId = 1 }, new { Id = 3, Name = "Village", CountryId = 2 });
        Animals(model);
        model.Entity<Cat>().HasData(new Cat { Id = 1, Name = "Tom", Lives = 9 });
        model.Entity<Dog>().HasData(new Dog { Id = 2, Name = "Rex", FriendId = 1 });
        model.Entity<Order>().OwnsOne(o => o.Details, details =>
        {
            details.Ignore(d => d.Id);
            details.HasData(new { OrderId = 1, Address = "Here" });
        });
        model.Entity<Order>().HasData(new { Id = 1, Number = "1" });
    }
}
