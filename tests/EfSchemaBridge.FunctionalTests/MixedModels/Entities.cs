using NpgsqlTypes;

namespace EfSchemaBridge.FunctionalTests.MixedModels;

public enum Mood
{
    Calm,
    Merry,
}

public class Blog
{
    public int Id { get; set; }

    public required string Name { get; set; }

    public string? Slug { get; set; }

    public int Rating { get; set; }

    public decimal Price { get; set; }

    public DateTime Created { get; set; }

    public List<string> Tags { get; set; } = [];

    public string Shout { get; set; } = "";

    public NpgsqlTsVector Search { get; set; } = null!;

    public long Number { get; set; }

    public Mood Mood { get; set; }

    public List<Post> Posts { get; set; } = [];
}

public class Post
{
    public Guid Id { get; set; }

    public required string Title { get; set; }

    public required string BlogName { get; set; }

    public Blog Blog { get; set; } = null!;

    public uint Version { get; set; }
}

public class Customer
{
    public int Id { get; set; }

    public required string Name { get; set; }

    public Address Home { get; set; } = null!;

    public Address? Work { get; set; }

    public Details Details { get; set; } = null!;

    public List<Address> Others { get; set; } = [];

    public Preferences Preferences { get; set; } = null!;
}

public class Address
{
    public required string Street { get; set; }

    public string? City { get; set; }
}

public class Details
{
    public int Age { get; set; }

    public List<Address> Former { get; set; } = [];
}

public class Preferences
{
    public required string Colour { get; set; }

    public bool IsLoud { get; set; }
}

public abstract class Animal
{
    public int Id { get; set; }

    public required string Name { get; set; }
}

public class Cat : Animal
{
    public int Lives { get; set; }
}

public class Dog : Animal
{
    public string? Trick { get; set; }

    public int? FriendId { get; set; }

    public Cat? Friend { get; set; }
}

public class Order
{
    public int Id { get; set; }

    public required string Number { get; set; }

    public string? Note { get; set; }

    public OrderDetails Details { get; set; } = null!;
}

public class OrderDetails
{
    public int Id { get; set; }

    public string? Address { get; set; }
}

public class Country
{
    public int Id { get; set; }

    public required string Code { get; set; }

    public string? Name { get; set; }

    public int? NeighbourId { get; set; }

    public Country? Neighbour { get; set; }

    public DateTime Since { get; set; }
}

public class City
{
    public int Id { get; set; }

    public required string Name { get; set; }

    public int CountryId { get; set; }

    public Country Country { get; set; } = null!;
}
